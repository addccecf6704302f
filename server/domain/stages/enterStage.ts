import { rankingOf } from '../../../shared/ballot/counting.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { hasLeft } from '../../../shared/people/roles.ts';
import { isSecondLook } from '../../../shared/session/secondLook.ts';
import { minutesOf, totalMinutes } from '../../../shared/stages/agenda.ts';
import type { Stage } from '../../../shared/stages/stages.ts';
import { isTimedStage } from '../../../shared/stages/stages.ts';
import { minuteMs } from '../../../shared/time.ts';
import { numberRisks } from '../board/numbers.ts';
import { armTripwires } from '../board/tripwires.ts';
import type { Change, ChangeBuilder } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import { leadInRegister } from '../core/leadInRegister.ts';
import { withLinkSecret } from '../core/linkSecret.ts';
import { closeUnforeseen } from '../foresight/openAnswers.ts';
import { endSecondLook, openHalfwayBallot } from '../foresight/halfway.ts';
import { createOrder, openingTurn } from '../share/readers.ts';
import { releaseLateNotes } from './lateNotes.ts';
import { listedParticipants } from '../core/participants.ts';
import type { State } from '../core/state.ts';
import { authorOf } from '../history/author.ts';
import { withEntries } from '../history/entries.ts';
import { dropHeldBallot, leaveWriting, openBallot, openLateRound, openWriting } from './rounds.ts';
import { meetingEnded } from './meeting.ts';
import { enterPlan } from './planSteps.ts';
import { makeSingletons } from './singletons.ts';
import { openVoteRound } from './vote.ts';

/** Enters a stage, from the one before it or from the one after it (SPEC ST2). */
export function enterStage(builder: ChangeBuilder, stage: Stage, context: Context): void {
  dropHeldBallot(builder);
  closeUnforeseen(builder);
  leaveLobbyList(builder);
  releaseLateNotes(builder, stage, context);
  startClock(builder, stage, context);
  builder.add(withLinkSecret(builder.state, context.random.access));
  onEnter[stage](builder, context);
}

/** Before the first writing round, who comes and leaves is counted from the lobby on, where everyone could see who came. */
function leaveLobbyList(builder: ChangeBuilder): void {
  const { session, hidden } = builder.state;
  if (session.stage.name !== 'lobby' || hidden.conduct.notebookFor !== null) return;
  leaveWriting(builder, listedParticipants(builder.state));
  builder.add({ session: { newcomers: { before: [], since: [] } } });
}

function startClock(builder: ChangeBuilder, stage: Stage, context: Context): void {
  const { session, hidden } = builder.state;
  const { awayReaders: _, ...conduct } = hidden.conduct;
  const fullMs = minutesOf(session.agenda, stage) * minuteMs;
  const leavesLobby = session.workshop.began === undefined && stage !== 'lobby';
  const began = { at: context.now, plannedMs: totalMinutes(session.agenda) * minuteMs };
  builder.add({
    session: {
      stage: {
        name: stage,
        startedAt: context.now,
        endsAt: isTimedStage(stage) ? context.now + fullMs : null,
        pausedAt: null,
        remainingMs: fullMs,
        asking: false,
      },
      ...(leavesLobby && { workshop: { ...session.workshop, began } }),
    },
    hidden: {
      undo: {},
      conduct: { ...conduct, done: [], asked: null },
    },
  });
}

const nothing = (): void => undefined;

const onEnter: { readonly [S in Stage]: (builder: ChangeBuilder, context: Context) => void } = {
  lobby: nothing,
  imagine: nothing,
  write: enterWrite,
  share: enterShare,
  cluster: clearTurn,
  vote: enterVote,
  plan: enterPlan,
  commit: enterCommit,
  register: enterRegister,
};

/**
 * Continues the round that is open for writing, else opens a new one (SPEC ST3). When people were asked in this round they
 * are asked again: otherwise going back would avoid the question (SPEC RV2c).
 */
function enterWrite(builder: ChangeBuilder, context: Context): void {
  clearTurn(builder);
  if (builder.state.hidden.conduct.notebookFor !== 'write') openWriting(builder, context.actorId);
  const { session, hidden } = builder.state;
  if (hidden.conduct.askedRound === null || hidden.conduct.askedRound !== session.open.notebook) return;
  builder.add({
    session: { stage: { ...session.stage, asking: true } },
    hidden: { conduct: { ...hidden.conduct, asked: { at: context.now, answers: {} } } },
  });
}

/** Outside of share there is no reader and no hand; the deck stays. */
function clearTurn(builder: ChangeBuilder): void {
  const { turn } = builder.state.session;
  if (turn.readerId === null && turn.nextId === null && turn.cardId === null) return;
  builder.add({ session: { turn: { ...turn, readerId: null, nextId: null, cardId: null } } });
}

function enterShare(builder: ChangeBuilder, context: Context): void {
  const { conduct, deck } = builder.state.hidden;
  if (conduct.notebookFor !== 'late' && builder.state.session.workshop.settings.sharing === 'dealt') {
    openLateRound(builder);
  }
  const order = createOrder(builder.state.people, context.random.order);
  builder.add({ session: { order, turn: openingTurn(builder.state, order, deck.undealt.length) } });
  builder.add({ hidden: { deck: { ...builder.state.hidden.deck, readInTurn: 0, deals: [] } } });
}

/** A vote that was counted is not opened again by entering (SPEC BA9b). */
function enterVote(builder: ChangeBuilder, context: Context): void {
  makeSingletons(builder, context);
  refreshRankingAndPlanList(builder);
  if (builder.state.session.tally === null) openVoteRound(builder, builder.state.session.workshop.settings.dots);
}

/** Computes the ranking again and drops removed risks from the lists: cluster may have changed the risks (SPEC BO9). */
function refreshRankingAndPlanList(builder: ChangeBuilder): void {
  const { board, session } = builder.state;
  const { tally, topRisks, minority, pairs } = session;
  const isRisk = (riskId: RiskId): boolean => Object.hasOwn(board.risks, riskId);
  builder.add({
    session: {
      ranking: tally === null ? [] : rankingOf(tally, board),
      topRisks: topRisks.filter(isRisk),
      minority: minority !== null && isRisk(minority) ? minority : null,
      pairs: Object.fromEntries(Object.entries(pairs).filter(([riskId]) => isRisk(riskId))),
    },
  });
}

/** The meeting is over: nobody acts for the facilitator any longer (SPEC LE6a, LK3a), and those who left are taken off the list (SPEC PE6a). */
function enterRegister(builder: ChangeBuilder, context: Context): void {
  builder.add(meetingEndedAgain(builder.state, context));
  endSecondLook(builder, context);
  builder.add(armTripwires(builder.state, context));
  builder.add(leadInRegister(builder.state));
  builder.add({ session: { workshop: { ...builder.state.session.workshop, keptByDates: true } } });
  builder.add(numberRisks(builder.state));
  builder.add(meetingEnded(builder.state, context.now));
  const gone = Object.entries(builder.state.people).filter(([, person]) => hasLeft(person));
  builder.add({ people: Object.fromEntries(gone.map(([id]) => [id, null])) });
}

/** A meeting that was opened again is an entry of the history when it ends; what happened in it is none (SPEC LK7b). */
function meetingEndedAgain(state: State, { now }: Context): Change {
  if (state.session.meeting === null) return {};
  const by = authorOf(state, state.session.lead.actingId ?? state.session.lead.facilitatorId);
  return withEntries(state, [{ at: now, by, type: 'endMeeting', riskId: null }]);
}

function enterCommit(builder: ChangeBuilder, context: Context): void {
  builder.add({ session: { reading: null } });
  if (isSecondLook(builder.state.session)) {
    makeSingletons(builder, context);
    refreshRankingAndPlanList(builder);
    openHalfwayBallot(builder);
    return;
  }
  const { conduct } = builder.state.hidden;
  if (!conduct.commitCounted && conduct.ballotFor !== 'commit') openBallot(builder, 'commit');
}

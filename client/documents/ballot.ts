import { useMemo } from 'react';
import type { Ballot } from '../../shared/ballot/ballot.ts';
import { answersMap, dotsMap, editConfidence, editDots, editPulse, readBallot } from '../../shared/ballot/ballot.ts';
import { countedDots, sum } from '../../shared/ballot/counting.ts';
import type { RiskId } from '../../shared/ids.ts';
import type { Round } from '../../shared/session/session.ts';
import type { SaveState } from '../connection/workshopConnection.ts';
import { cleanText } from '../connection/cleanText.ts';
import { createSignal } from '../runtime/signal.ts';
import { createDocSignal } from './docSignal.ts';
import { useDocument, useDocSignal } from './useDocument.ts';
import { useBoard, useSession } from './workshop.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

export type BallotView = {
  readonly round: Round | null;
  /** Contains the dots that count; `spent` + `left` is the number of dots (SPEC BA2). */
  readonly ballot: Ballot;
  readonly save: SaveState;
  /** Sets the dots on a risk, reduced to what the number of dots and the most per risk allow. */
  readonly setDots: (riskId: RiskId, dots: number) => void;
  /** 0 to 100 in tens. */
  readonly setConfidence: (confidence: number) => void;
  readonly setPulse: (text: string) => void;
  readonly spent: number;
  readonly left: number;
  /** The last edit came after the close and does not count (SPEC FA9b). */
  readonly missed: boolean;
};

const emptyBallot: Ballot = { dots: {}, confidence: null, pulse: null };
const noBallot = createSignal(emptyBallot);

const ownBallot = createDocSignal<Ballot>(
  (doc) => readBallot(doc),
  (doc, changed) => {
    dotsMap(doc).observe(changed);
    answersMap(doc).observe(changed);
  },
);

/** The own ballot of the open round. */
export function useBallot(): BallotView {
  const { connection } = useWorkshopStore();
  const open = useSignal(connection.ballot);
  const { doc, save } = useDocument(open);
  const written = useDocSignal(doc, ownBallot, noBallot);
  const vote = useSession((session) => session.vote);
  const risks = useBoard((board) => board.risks);
  const missed = useSignal(connection.missedBallot);
  const ballot = useMemo(() => {
    const budget = { dots: vote.dots, maxPerRisk: vote.maxPerRisk };
    return { ...written, dots: countedDots(written, (riskId) => Object.hasOwn(risks, riskId), budget) };
  }, [written, vote.dots, vote.maxPerRisk, risks]);
  const spent = sum(Object.values(ballot.dots));
  return {
    round: open?.round ?? null,
    ballot,
    save,
    spent,
    left: Math.max(0, vote.dots - spent),
    setDots(riskId, dots) {
      if (doc === null) return;
      const most = Math.min(vote.maxPerRisk, vote.dots - spent + (ballot.dots[riskId] ?? 0));
      editDots(doc, riskId, Math.max(0, Math.min(Math.trunc(dots), most)));
    },
    setConfidence: (confidence) => doc !== null && editConfidence(doc, confidence),
    setPulse: (text) => doc !== null && editPulse(doc, cleanText(text)),
    missed: missed !== null,
  };
}

import { Link } from 'wouter';
import type { TapReply } from '../../shared/mail/tap.ts';
import { useFormat, useText } from '../text/useText.ts';
import { localDay } from '../runtime/localDay.ts';
import { Button } from '../ui/Button.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { TapAnswers } from './TapAnswers.tsx';
import { useTap } from './useTap.ts';
import type { TapState } from './useTap.ts';
import styles from './Tap.module.css';

/** One check, opened by a link in a mail (`/t/<id>#<secret>.<answer>`). Nothing is recorded without a press (SPEC TL53c). */
export function TapPage({ workshopId }: { workshopId: string }) {
  const text = useText('mailPages');
  const { state, chosen, answer, retry } = useTap(workshopId);
  if (state.kind === 'asking') return <Loading label={text.loading} />;
  return (
    <Page mark={<Link href="/">{text.product}</Link>}>
      <div className={styles.tap}>
        {state.kind === 'known' ? (
          <>
            <p className={styles.dateline}>
              <bdi>{state.reply.register}</bdi>
              {state.reply.check && <span>{state.reply.check.id}</span>}
            </p>
            {state.reply.standing.kind === 'open' && state.reply.check ? (
              <>
                {state.just === 'undone' && (
                  <p role="status" className={styles.notice}>
                    {text.undone}
                  </p>
                )}
                <TapAnswers check={state.reply.check} chosen={chosen} onAnswer={answer} />
              </>
            ) : (
              <Outcome state={state} onUndo={() => void answer({ undo: true })} />
            )}
            <RegisterLink workshopId={workshopId} reply={state.reply} />
          </>
        ) : state.kind === 'unreachable' ? (
          <>
            <h1>{text.unreachable}</h1>
            <Button onClick={retry}>{text.retry}</Button>
          </>
        ) : (
          <>
            <h1>{text.unknown[0]}</h1>
            <p className={styles.words}>{text.unknown[1]}</p>
            <RegisterLink workshopId={workshopId} reply={null} />
          </>
        )}
      </div>
    </Page>
  );
}

function RegisterLink({ workshopId, reply }: { workshopId: string; reply: TapReply | null }) {
  const text = useText('mailPages');
  const row = reply?.check ? `?row=${reply.check.id}` : '';
  return (
    <p className={styles.register}>
      <Link href={`/w/${workshopId}${row}`}>{text.register}</Link>
    </p>
  );
}

type OutcomeProps = { state: Extract<TapState, { kind: 'known' }>; onUndo: () => void };

/** What was recorded, or why nothing can be. */
function Outcome({ state: { reply, just }, onUndo }: OutcomeProps) {
  const text = useText('mailPages');
  const { daysFrom, formatTime } = useFormat();
  const { standing, check } = reply;
  if (standing.kind !== 'used' || check === null) {
    return (
      <>
        <h1>{text.overTitle}</h1>
        <p className={styles.words}>{text.over[standing.kind === 'over' ? standing.why : 'retired']}</p>
      </>
    );
  }
  const { answer, at, canUndo } = standing;
  const long = daysFrom(localDay(at)).long;
  const follows =
    answer === 'notMine'
      ? text.asked(check.facilitator)
      : answer === 'tripped'
        ? check.contingency === ''
          ? null
          : check.contingencyOwner === null
            ? text.nowSomeone(check.contingency)
            : text.nowDoes(check.contingencyOwner, check.contingency)
        : check.next === null
          ? text.lastCheck
          : text.next(long(check.next));
  return (
    <div role="status" className={styles.outcome}>
      <h1>{text.recorded[answer]}</h1>
      {follows !== null && (
        <p className={styles.words}>
          <bdi>{follows}</bdi>
        </p>
      )}
      {just === null && (
        <p className={styles.small}>{text.answeredBefore(`${long(localDay(at))}, ${formatTime(at)}`)}</p>
      )}
      {canUndo && (
        <Button size="small" onClick={onUndo}>
          {text.undo}
        </Button>
      )}
    </div>
  );
}

import { useState } from 'react';
import { Link, Redirect } from 'wouter';
import { limits } from '../../shared/protocol/limits.ts';
import { useText } from '../text/useText.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Panel } from '../ui/Card.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { useVisit } from './useVisit.ts';
import type { LinkKind, Visiting } from './useVisit.ts';
import styles from './Join.module.css';

/** The way into a register by a shared link (`/r/<id>#<secret>`) or a personal one (`/p/<id>#<secret>`). */
export function VisitPage({ workshopId, kind }: { workshopId: string; kind: LinkKind }) {
  const text = useText('visit');
  const { state, enter } = useVisit(workshopId, kind);
  if (state.kind === 'seated') return <Redirect to={`/w/${workshopId}`} replace />;
  if (state.kind === 'asking') return <Loading label={state.isSlow ? text.unreachable : text.opening} />;
  return (
    <Page mark={<Link href="/">{text.product}</Link>}>
      <div className={styles.visit}>
        <Panel as="section">
          {state.kind === 'naming' ? (
            <NameForm may={state.may} onEnter={enter} />
          ) : (
            <Refused reason={state.kind === 'refused' ? kind : state.kind} />
          )}
        </Panel>
      </div>
    </Page>
  );
}

type Right = Extract<Visiting, { kind: 'naming' }>['may'];

/** Asked before the first check or change, since both are in the history with a name. */
function NameForm({ may, onEnter }: { may: Right; onEnter: (name: string) => Promise<void> }) {
  const text = useText('visit');
  const [name, setName] = useState('');
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const submit = async (): Promise<void> => {
    setState('busy');
    await onEnter(name.trim()).catch(() => setState('failed'));
  };
  return (
    <>
      <div>
        <h1>{text.title}</h1>
        <p className={styles.lede}>{text.lede[may]}</p>
      </div>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (state !== 'busy') void submit();
        }}
      >
        <TextInput
          label={text.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          maxLength={limits.nameLength}
          error={state === 'failed' && text.unreachableNow}
        />
        <Button type="submit" variant="primary" size="large" wide busy={state === 'busy'}>
          {text.open}
        </Button>
      </form>
    </>
  );
}

function Refused({ reason }: { reason: LinkKind | 'incomplete' | 'reopened' }) {
  const text = useText('visit');
  const [title, words] = text.refused[reason];
  return (
    <>
      <div>
        <h1>{title}</h1>
        <p className={styles.lede}>{words}</p>
      </div>
      <p>
        <Link href="/" className={buttonClass('primary')}>
          {text.home}
        </Link>
      </p>
    </>
  );
}

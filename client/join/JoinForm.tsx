import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { formatJoinCode, parseJoinCode } from '../../shared/ids.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { HttpRefusal, join } from '../connection/http.ts';
import { useText } from '../text/useText.ts';
import { browserSeats } from '../runtime/seats.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { Failure } from '../ui/Failure.tsx';
import { justJoined } from '../frame/arrival.ts';
import { CodeWait } from './CodeWait.tsx';
import styles from './Join.module.css';

type Failure = { readonly at: 'code' | 'form'; readonly words: string };

function failureOf(refusal: unknown, isLink: boolean, text: Texts<'join'>): Failure {
  if (!(refusal instanceof HttpRefusal)) return { at: 'form', words: text.failed.other };
  switch (refusal.code) {
    case 'unknownJoinCode':
      return isLink ? { at: 'form', words: text.failed.oldLink } : { at: 'code', words: text.failed.unknownJoinCode };
    case 'malformed':
      return { at: 'code', words: text.codeWrong };
    case 'meetingOver':
    case 'roomLocked':
    case 'tooManyAttempts':
    case 'limitReached':
    case 'workshopClosed':
      return { at: 'form', words: text.failed[refusal.code] };
    case 'unreachable':
      return { at: 'form', words: text.failed.offline };
    default:
      return { at: 'form', words: text.failed.other };
  }
}

type JoinFormProps = {
  code: string;
  /** From the join link; a person who types has none. */
  linkSecret: string | null;
};

/** The join code, an optional name, and whether to take part or observe. After a refusal the form keeps what was typed. */
export function JoinForm({ code: fromLink, linkSecret }: JoinFormProps) {
  const text = useText('join');
  const [, navigate] = useLocation();
  const parsed = parseJoinCode(fromLink);
  const [typed, setTyped] = useState(parsed === null ? fromLink : formatJoinCode(parsed));
  const [isLinkOld, setIsLinkOld] = useState(false);
  const [name, setName] = useState('');
  const [observes, setObserves] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [isTyped, setIsTyped] = useState(true);
  const codeField = useRef<HTMLInputElement>(null);

  const fail = (found: Failure) => {
    setFailure(found);
    if (found.at === 'code') codeField.current?.focus();
  };
  const submit = async () => {
    const joinCode = parseJoinCode(typed);
    if (joinCode === null) {
      fail({ at: 'code', words: text.codeWrong });
      return;
    }
    const secret = joinCode === parsed && !isLinkOld ? linkSecret : null;
    setBusy(true);
    setIsTyped(secret === null);
    setFailure(null);
    try {
      const fields = {
        joinCode,
        ...(secret !== null && { linkSecret: secret }),
        ...(name.trim() !== '' && { name: name.trim() }),
      };
      const seat = await join(observes ? { ...fields, role: 'observer' } : fields);
      browserSeats().save({ ...seat, joinCode });
      navigate(`/w/${seat.workshopId}`, { state: justJoined });
    } catch (refusal) {
      setBusy(false);
      const isLink = secret !== null;
      if (isLink && refusal instanceof HttpRefusal && refusal.code === 'unknownJoinCode') setIsLinkOld(true);
      fail(failureOf(refusal, isLink, text));
    }
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <TextInput
        ref={codeField}
        label={text.code}
        hint={parsed === null ? text.codeHint : undefined}
        className={styles.code}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setFailure(null);
        }}
        error={failure?.at === 'code' && failure.words}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={16}
        required
      />
      <TextInput label={text.name} hint={text.nameHint} value={name} onChange={setName} maxLength={limits.nameLength} />
      <CheckField label={text.observe} hint={text.observeHint} checked={observes} onChange={setObserves} />
      {failure?.at === 'form' && <Failure>{failure.words}</Failure>}
      {busy && isTyped && <CodeWait />}
      <Button type="submit" variant="primary" size="large" wide busy={busy}>
        {observes ? text.observeJoin : text.join}
      </Button>
    </form>
  );
}

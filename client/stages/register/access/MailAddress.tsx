import { useState } from 'react';
import type { MailReply } from '../../../../shared/mail/mailReply.ts';
import { useCommands } from '../../../commands/commands.ts';
import { HttpRefusal } from '../../../connection/http.ts';
import { enterAddress, fetchMail, removeAddress } from '../../../connection/mailRequests.ts';
import { useMe, useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { LinkRow } from './LinkRow.tsx';
import { useList } from './useList.ts';
import styles from './access.module.css';

/** One's own address for mails, and the facilitator's switch for all of them. */
export function MailAddress() {
  const text = useText('mailAddress');
  const { isFacilitator } = useMe();
  const { list: mail, failed, reload } = useList(fetchMail);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h3>{text.title}</h3>
        <p>{text.hint}</p>
      </div>
      <ul className={styles.rows}>
        {mail?.isConfigured === false && (
          <li className={styles.about}>
            <p>{text.notConfigured}</p>
            {isFacilitator && <p>{text.notConfiguredHint}</p>}
          </li>
        )}
        {mail?.isConfigured && <OwnAddress mail={mail} onChanged={reload} />}
        {mail?.isConfigured && isFacilitator && <MailSwitch isOn={mail.isOn} onChanged={reload} />}
        {failed && (
          <li className={styles.failed} role="alert">
            {text.failed}
          </li>
        )}
      </ul>
    </section>
  );
}

type Changed = { readonly onChanged: () => Promise<void> };

function OwnAddress({ mail, onChanged }: Changed & { mail: MailReply }) {
  const text = useText('mailAddress');
  const { formatDate } = useFormat();
  const workshopId = useSession(({ workshop }) => workshop.id);
  const [isChanging, setIsChanging] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [isSent, setIsSent] = useState(false);
  const [failure, setFailure] = useState('');
  const { own } = mail;
  const token = (): string => browserSeats().read(workshopId)?.token ?? '';

  const run = async (request: Promise<MailReply>): Promise<boolean> => {
    setBusy(true);
    setFailure('');
    try {
      await request;
      await onChanged();
      return true;
    } catch (refusal) {
      const code = refusal instanceof HttpRefusal ? refusal.code : '';
      setFailure(code === 'malformed' ? text.wrong : code === 'tooManyAttempts' ? text.tooMany : text.failed);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const enter = async (address: string): Promise<void> => {
    if (!(await run(enterAddress(workshopId, token(), address)))) return;
    setIsSent(true);
    setIsChanging(false);
    setTyped('');
  };
  if (own === null || isChanging)
    return (
      <li>
        <form
          className={styles.give}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void enter(typed);
          }}
        >
          <TextInput
            label={text.label}
            type="email"
            inputMode="email"
            autoComplete="email"
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setFailure('');
            }}
            error={failure !== '' && failure}
            maxLength={320}
          />
          <span className={styles.actions}>
            <Button type="submit" size="small" busy={busy} disabled={typed.trim() === ''}>
              {text.enter}
            </Button>
            {isChanging && (
              <Button size="small" variant="quiet" onClick={() => setIsChanging(false)}>
                {text.cancel}
              </Button>
            )}
          </span>
        </form>
      </li>
    );
  return (
    <>
      <LinkRow name={text.you}>
        <span className={styles.address}>{own.address}</span>
        <p role="status">
          {!mail.isOn
            ? text.off
            : own.confirmedOn !== null
              ? text.confirmed(formatDate(own.confirmedOn))
              : isSent
                ? text.sent
                : text.waiting}
        </p>
        <span className={styles.below}>
          {own.confirmedOn === null && (
            <Button size="small" busy={busy} onClick={() => void enter(own.address)}>
              {text.again}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => setIsChanging(true)}>
            {text.change}
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={text.removeLabel}
            onClick={() => void run(removeAddress(workshopId, token()))}
          >
            {text.remove}
          </Button>
        </span>
      </LinkRow>
      {failure !== '' && (
        <li className={styles.failed} role="alert">
          {failure}
        </li>
      )}
    </>
  );
}

function MailSwitch({ isOn, onChanged }: Changed & { isOn: boolean }) {
  const text = useText('mailAddress');
  const { setMail } = useCommands();
  const [busy, setBusy] = useState(false);
  const toggle = async (): Promise<void> => {
    setBusy(true);
    await setMail({ on: !isOn });
    await onChanged();
    setBusy(false);
  };
  return (
    <LinkRow
      name={text.everyone}
      actions={
        <Button size="small" variant="quiet" busy={busy} onClick={() => void toggle()}>
          {isOn ? text.stop : text.allow}
        </Button>
      }
    >
      <p>{isOn ? text.switchOn : text.switchOff}</p>
    </LinkRow>
  );
}

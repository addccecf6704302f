import { useId, useMemo, useState } from 'react';
import type { Checklist } from '../../../../shared/board/records.ts';
import { checklistItems } from '../../../../shared/board/records.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { Proposal } from '../../../../shared/register/checklists.ts';
import { proposalsOf } from '../../../../shared/register/checklists.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import type { MadeItem } from './SortableItems.tsx';
import { SortableItems } from './SortableItems.tsx';
import { useSend } from './useSend.ts';
import styles from './checklists.module.css';

type ChecklistMakerProps = {
  /** The checklist that is changed; without it a new one is made. */
  readonly edited?: { readonly checklistId: string; readonly checklist: Checklist };
  readonly onLeave: () => void;
  readonly onSaved: (checklistId: string) => void;
};

/** Makes a checklist of what the register knows, or changes one: choose lines, shorten them, put them in order. */
export function ChecklistMaker({ edited, onLeave, onSaved }: ChecklistMakerProps) {
  const text = useText('checklists').maker;
  const { makeChecklist, setChecklist } = useCommands();
  const { busy, failed, send } = useSend();
  const [pause, setPause] = useState(edited?.checklist.pause ?? '');
  const [items, setItems] = useState<readonly MadeItem[]>(
    () => edited?.checklist.items.map((words, index) => ({ key: `kept ${index}`, words })) ?? [],
  );
  const [written, setWritten] = useState(0);
  const hintId = useId();
  const fault = useFault(pause, items);
  const isFull = items.length >= checklistItems.most;
  const save = async (): Promise<void> => {
    if (fault !== '' || busy) return;
    const wanted = { pause: pause.trim(), items: items.map(({ words }) => words.trim()) };
    const reply = await send(() =>
      edited ? setChecklist({ checklistId: edited.checklistId, ...wanted }) : makeChecklist(wanted),
    );
    if (reply.ok) onSaved(reply.checklistId ?? edited?.checklistId ?? '');
  };
  const add = (): void => {
    setItems([...items, { key: `own ${written}`, words: '' }]);
    setWritten(written + 1);
  };
  return (
    <form
      className={styles.maker}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <header>
        <h1 tabIndex={-1}>{edited ? text.editTitle : text.newTitle}</h1>
        <p className={styles.lead}>{text.lead}</p>
      </header>
      <div className={styles.pause}>
        <TextInput
          label={text.pause}
          placeholder={text.pausePlaceholder}
          value={pause}
          maxLength={limits.titleLength}
          onChange={setPause}
        />
      </div>
      <div className={styles.columns}>
        <Choices items={items} onChange={setItems} />
        <section aria-label={text.order}>
          <h2>{text.order}</h2>
          <SortableItems items={items} onChange={setItems} />
          {!isFull && (
            <button type="button" className={styles.link} onClick={add}>
              {text.own}
            </button>
          )}
        </section>
      </div>
      <footer className={styles.makerFoot}>
        <Button
          type="submit"
          variant={fault === '' ? 'primary' : 'default'}
          busy={busy}
          aria-disabled={fault !== '' || undefined}
          aria-describedby={hintId}
        >
          {edited ? text.save : text.make}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          {text.cancel}
        </Button>
        <span id={hintId} role="status">
          {failed || fault}
        </span>
      </footer>
    </form>
  );
}

/** Why it cannot be made yet; '' when it can (SPEC CL2b). */
function useFault(pause: string, items: readonly MadeItem[]): string {
  const text = useText('checklists').maker;
  const { least, most } = checklistItems;
  if (items.length < least) return text.tooFew(least - items.length);
  if (items.length > most) return text.tooMany(items.length - most);
  if (items.some(({ words }) => words.trim() === '')) return text.emptyLine;
  if (items.some(({ words }) => words.length > limits.titleLength)) return text.longLine;
  return pause.trim() === '' ? text.noPause : '';
}

type ChoicesProps = { readonly items: readonly MadeItem[]; readonly onChange: (items: readonly MadeItem[]) => void };

/** What the register proposes. A chosen line joins the list below the others. */
function Choices({ items, onChange }: ChoicesProps) {
  const text = useText('checklists').maker;
  const sentences = useText('sentences');
  const { register, records } = useRegisterPage();
  const { steps, lines } = useMemo(() => proposalsOf(register, records, sentences), [register, records, sentences]);
  const isFull = items.length >= checklistItems.most;
  const choose = ({ key, words }: Proposal, isChosen: boolean): void =>
    onChange(isChosen ? [...items, { key, words }] : items.filter((item) => item.key !== key));
  const group = (name: string, proposals: readonly Proposal[]) =>
    proposals.length > 0 && (
      <fieldset>
        <legend>{name}</legend>
        {proposals.map((proposal) => {
          const isChosen = items.some(({ key }) => key === proposal.key);
          return (
            <label key={proposal.key} className={styles.choice}>
              <input
                type="checkbox"
                autoComplete="off"
                checked={isChosen}
                disabled={isFull && !isChosen}
                onChange={({ target }) => choose(proposal, target.checked)}
              />
              <span>
                {proposal.from !== '' && <span className={styles.id}>{proposal.from} </span>}
                {proposal.words}
              </span>
            </label>
          );
        })}
      </fieldset>
    );
  return (
    <section aria-label={text.choose} className={styles.choices}>
      <h2>{text.choose}</h2>
      {steps.length + lines.length === 0 && <p className={styles.soft}>{text.nothing}</p>}
      {group(text.steps, steps)}
      {group(text.lines, lines)}
      {isFull && <p className={styles.soft}>{text.full}</p>}
    </section>
  );
}

import { useState } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { ContainedDialog } from '../dialogs/RetireDialog.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { conditionOf, lastReading, readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './TrippedNow.module.css';

/** The contingency plan of a tripped risk, large, with the name of whoever carries it out. */
export function TrippedNow({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const pageText = useText('registerPage');
  const registerText = useText('register');
  const { number } = useFormat();
  const { days, mayCheck } = useRegisterPage();
  const [isOpen, setIsOpen] = useState(false);
  const { contingencyOwner: owner, texts, stateOn } = row;
  const last = lastReading(row);
  const condition = conditionOf(row, pageText);
  const facts = [
    stateOn && days.long(stateOn),
    last?.state === 'tripped' && readingText(last.reading, number),
    condition !== '' && text.tripsAt(condition),
  ].filter(Boolean);
  return (
    <div className={styles.tripped}>
      <p className={styles.dateline}>
        <StateMark mark="tripped">{registerText.hasTripped}</StateMark>
        <span>{facts.join(' · ')}</span>
      </p>
      {texts.contingency === '' ? (
        <p className={styles.plan}>{registerText.noContingency}</p>
      ) : (
        <p className={styles.plan}>
          <b>{owner === null ? text.doNowNobody : text.doNow(owner)}</b> {texts.contingency}
        </p>
      )}
      {mayCheck && (
        <div>
          <Button variant="primary" onClick={() => setIsOpen(true)}>
            {text.contained}
          </Button>
        </div>
      )}
      <ContainedDialog row={row} open={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  );
}

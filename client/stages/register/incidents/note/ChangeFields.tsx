import type { ReactNode } from 'react';
import type { ChangedThing, LessonChange } from '../../../../../shared/board/records.ts';
import { changedThings } from '../../../../../shared/board/records.ts';
import { limits } from '../../../../../shared/protocol/limits.ts';
import { useText } from '../../../../text/useText.ts';
import { CheckField } from '../../../../ui/CheckField.tsx';
import { SlotDate } from '../../../plan/Slots.tsx';
import { CarrierSelect } from './CarrierSelect.tsx';
import { LineSlot } from './LineSlot.tsx';
import styles from './note.module.css';

/** A change in its places. */
export type Draft = Pick<LessonChange, 'carrier' | 'carrierId' | 'alters' | 'altered' | 'by' | 'smallFirst'> & {
  readonly when: string;
  readonly then: string;
};

type ChangeFieldsProps = {
  readonly draft: Draft;
  readonly onChange: (changed: Partial<Draft>) => void;
  readonly isBetterSmall: boolean;
  /** Below the carrier: accepted or not. */
  readonly state?: ReactNode;
};

/** "If …, then …", who carries it, what will be different, and until when. */
export function ChangeFields({ draft, onChange, isBetterSmall, state }: ChangeFieldsProps) {
  const text = useText('incidents');
  const words = text.change;
  const [before, between, after] = words.words;
  return (
    <>
      <div className={styles.ifThen}>
        {before}{' '}
        <LineSlot
          label={words.when}
          value={draft.when}
          placeholder={words.whenPlaceholder}
          onChange={(when) => onChange({ when })}
        />
        {between}{' '}
        <LineSlot
          label={words.then}
          value={draft.then}
          placeholder={words.thenPlaceholder}
          onChange={(then) => onChange({ then })}
        />
        {after}
      </div>
      <div className={styles.facts}>
        <div>
          <span>{words.carrier}</span>
          <CarrierSelect
            label={words.carrier}
            carrier={draft.carrier}
            onChange={(carrier, carrierId) => onChange({ carrier, carrierId })}
          />
          {state}
        </div>
        <div>
          <span>{words.alters}</span>
          <span className={styles.thing}>
            <select
              autoComplete="off"
              aria-label={words.altersKind}
              value={draft.alters}
              onChange={({ target }) =>
                onChange({ alters: changedThings.find((one) => one === target.value) ?? draft.alters })
              }
            >
              {changedThings.map((thing: ChangedThing) => (
                <option key={thing} value={thing}>
                  {text.things[thing]}
                </option>
              ))}
            </select>
            <LineSlot
              label={words.altered}
              value={draft.altered}
              placeholder={words.alteredPlaceholder}
              maxLength={limits.titleLength}
              mayBeEmpty
              onChange={(altered) => onChange({ altered })}
            />
          </span>
        </div>
        <div>
          <span>{words.by}</span>
          <SlotDate
            label={words.by}
            part="by"
            value={draft.by}
            readOnly={false}
            onChange={(by) => by !== null && onChange({ by })}
          />
          <small>{words.asked}</small>
        </div>
      </div>
      {(isBetterSmall || draft.smallFirst) && (
        <CheckField
          label={words.smallFirst}
          hint={words.smallHint}
          checked={draft.smallFirst}
          onChange={(smallFirst) => onChange({ smallFirst })}
        />
      )}
    </>
  );
}

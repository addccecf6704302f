import { useRef } from 'react';
import { missingRequired } from '../../../shared/register/missing.ts';
import { cardsOf } from '../../../shared/board/order.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { useCommands } from '../../commands/commands.ts';
import { usePlanTexts } from '../../documents/plan.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { EditableText } from '../../ui/EditableText.tsx';
import { AcceptPart } from './AcceptPart.tsx';
import { Causes } from './Causes.tsx';
import { RatingMatrix } from './RatingMatrix.tsx';
import { MissingParts } from './MissingParts.tsx';
import { MoreFields } from './MoreFields.tsx';
import { OwnerSelect } from './OwnerSelect.tsx';
import { PlanText } from './PlanText.tsx';
import { RiskSentence } from './RiskSentence.tsx';
import { SlotDate } from './Slots.tsx';
import { Tripwire } from './Tripwire.tsx';
import { TripwireFields } from './TripwireFields.tsx';
import { useRisk } from './useRisk.ts';
import styles from './RiskSheet.module.css';

/** The whole plan of one risk. Several people can fill it in at once. */
export function RiskSheet({ riskId }: { riskId: RiskId }) {
  const planText = useText('plan');
  const found = useRisk(riskId);
  const texts = usePlanTexts(riskId);
  const { mayEdit } = useMe();
  const { renameRisk } = useCommands();
  const dots = useSession((session) => session.tally?.[riskId] ?? null);
  const causes = useBoard((board) => cardsOf(board.cards, riskId).length);
  const sheet = useRef<HTMLDivElement>(null);
  if (!found) return null;
  const { risk, title, set } = found;
  const part = { riskId, risk, set, readOnly: !mayEdit };
  const facts = [...(dots === null ? [] : [planText.dots(dots)]), planText.causes(causes)];
  return (
    <div ref={sheet} className={styles.sheet}>
      <header>
        <Eyebrow>{facts.join(' · ')}</Eyebrow>
        <EditableText
          value={risk.title}
          label={planText.nameLabel}
          canEdit={mayEdit}
          maxLength={limits.titleLength}
          className={styles.title}
          onSave={async (wanted) => (await renameRisk({ riskId, title: wanted })).ok}
        >
          <h2>{title || planText.untitled}</h2>
        </EditableText>
      </header>
      <Causes riskId={riskId} />
      <RiskSentence riskId={riskId} readOnly={!mayEdit} />
      <div className={styles.three}>
        <section className={styles.side} aria-label={planText.prevention.name} data-part="prevention">
          <h3>{planText.prevention.name}</h3>
          <p className={styles.hint}>{planText.prevention.hint}</p>
          <PlanText
            riskId={riskId}
            field="prevention"
            look="plain"
            label={planText.prevention.name}
            placeholder={planText.prevention.placeholder}
            readOnly={!mayEdit}
          />
          <AcceptPart riskId={riskId} risk={risk} part="prevention" />
        </section>
        <Tripwire {...part} texts={texts} />
        <section className={styles.side} aria-label={planText.contingency.name} data-part="contingency">
          <h3>{planText.contingency.name}</h3>
          <p className={styles.hint}>{planText.contingency.hint}</p>
          <div className={styles.sentence}>
            <TripwireFields {...part} texts={texts} half="then" />
          </div>
          <PlanText
            riskId={riskId}
            field="contingency"
            look="plain"
            label={planText.contingency.name}
            placeholder={planText.contingency.placeholder}
            readOnly={!mayEdit}
          />
          <AcceptPart riskId={riskId} risk={risk} part="contingency" />
        </section>
      </div>
      <div className={styles.meta}>
        <section className={styles.side} aria-label={planText.owner}>
          <div className={styles.head}>
            <h3>{planText.owner}</h3>
            <span className={styles.hint}>{planText.ownerHint}</span>
          </div>
          <OwnerSelect {...part} part="prevention" label={planText.owner} look="line" />
        </section>
        <section className={styles.side} aria-label={planText.due}>
          <h3>{planText.due}</h3>
          <SlotDate
            label={planText.due}
            part="preventionDue"
            look="line"
            value={risk.preventionDue}
            readOnly={!mayEdit}
            onChange={(preventionDue) => set({ preventionDue })}
          />
        </section>
        <RatingMatrix {...part} />
      </div>
      <MissingParts parts={missingRequired(risk, texts)} sheet={sheet} />
      <MoreFields key={riskId} {...part} />
    </div>
  );
}

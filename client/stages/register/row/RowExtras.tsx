import type { RegisterRow } from '../../../../shared/register/register.ts';
import { cardsOf } from '../../../../shared/board/order.ts';
import { useBoard } from '../../../documents/workshop.ts';
import { ToDiscuss } from '../../../frame/ToDiscuss.tsx';
import { useText } from '../../../text/useText.ts';
import { PlanText } from '../../plan/PlanText.tsx';
import { RatingMatrix } from '../../plan/RatingMatrix.tsx';
import { useRisk } from '../../plan/useRisk.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { CopyRow } from './CopyRow.tsx';
import { ResponsePart } from './ResponsePart.tsx';
import styles from './RowExtras.module.css';

const longer = ['test', 'dissent'] as const;

/** What a complete plan does not need: rating, response, small test, dissent, and what people wrote. */
export function RowExtras({ row }: { readonly row: RegisterRow }) {
  const planText = useText('plan');
  const printText = useText('print');
  const { mayEdit } = useRegisterPage();
  const flagged = useBoard((board) =>
    cardsOf(board.cards, row.riskId).flatMap(([, card]) => (card.flagged ? [card.text] : [])),
  );
  return (
    <div className={styles.extras}>
      {mayEdit && <Rating row={row} />}
      <ResponsePart key={row.response} row={row} />
      {longer
        .filter((field) => mayEdit || row.texts[field] !== '')
        .map((field) => (
          <section key={field} className={styles.part} aria-label={planText[field].label}>
            <h4>{planText[field].label}</h4>
            {mayEdit ? (
              <PlanText
                riskId={row.riskId}
                field={field}
                look="plain"
                label={planText[field].label}
                placeholder={planText[field].placeholder}
              />
            ) : (
              <p>{row.texts[field]}</p>
            )}
          </section>
        ))}
      {row.cards.length > 0 && (
        <section className={styles.part} aria-label={printText.cards}>
          <h4>{printText.cards}</h4>
          <ul>
            {row.cards.map((words, index) => (
              <li key={index}>
                {words} {flagged.includes(words) && <ToDiscuss />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <CopyRow row={row} />
    </div>
  );
}

function Rating({ row }: { readonly row: RegisterRow }) {
  const found = useRisk(row.riskId);
  return found && <RatingMatrix riskId={row.riskId} risk={found.risk} set={found.set} readOnly={false} />;
}

import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { PlanText } from '../../plan/PlanText.tsx';
import { TripwireFields } from '../../plan/TripwireFields.tsx';
import { useRisk } from '../../plan/useRisk.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { OwnedBy } from './OwnedBy.tsx';
import { Side } from './Side.tsx';
import styles from './ThreeSides.module.css';

/** The contingency plan: who does what once the tripwire has tripped. */
export function ContingencySide({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const planText = useText('plan');
  const registerText = useText('register');
  const { mayEdit } = useRegisterPage();
  const { contingencyOwner: owner, texts } = row;
  return (
    <Side name={planText.contingency.name} part="contingency" meta={<OwnedBy row={row} part="contingency" />}>
      {mayEdit ? (
        <ContingencyFields row={row} />
      ) : texts.contingency === '' ? (
        <p>{text.unwritten}</p>
      ) : (
        <p>
          {owner === null ? registerText.thenSomebody : registerText.thenOwner(owner)} {texts.contingency}
        </p>
      )}
    </Side>
  );
}

function ContingencyFields({ row }: { readonly row: RegisterRow }) {
  const planText = useText('plan');
  const found = useRisk(row.riskId);
  if (!found) return null;
  const { risk, set } = found;
  return (
    <>
      <div className={styles.slots}>
        <TripwireFields riskId={row.riskId} texts={row.texts} half="then" readOnly={false} {...{ risk, set }} />
      </div>
      <PlanText
        riskId={row.riskId}
        field="contingency"
        look="plain"
        label={planText.contingency.name}
        placeholder={planText.contingency.placeholder}
      />
    </>
  );
}

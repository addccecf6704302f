import type { Register } from '../../../shared/register/register.ts';
import { useText } from '../../text/useText.ts';
import { Matrix5x5 } from '../../ui/Matrix5x5.tsx';

/** The rated risks in the matrix, each by its number in the register. */
export function RiskMatrix({ register }: { register: Register }) {
  const text = useText('register');
  const marks = register.planned.flatMap(({ likelihood, impact, title }, index) =>
    likelihood === null || impact === null
      ? []
      : [{ likelihood, impact, mark: index + 1, label: `${index + 1} ${title || text.untitled}` }],
  );
  return <Matrix5x5 size="large" label={text.matrixLabel} marks={marks} />;
}

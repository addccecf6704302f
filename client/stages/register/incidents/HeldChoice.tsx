import type { Layer } from '../../../../shared/board/records.ts';
import { layers } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import { Chip, Chips } from './Chips.tsx';

type HeldChoiceProps = {
  readonly held: readonly Layer[];
  readonly isSmall?: boolean;
  readonly onChange: (held: readonly Layer[]) => void;
};

/** What held: none, one or several, in the order in which they are drawn. */
export function HeldChoice({ held, isSmall = false, onChange }: HeldChoiceProps) {
  const text = useText('incidents');
  return (
    <Chips label={text.report.held} isSmall={isSmall}>
      {(name) =>
        layers.map((layer) => (
          <Chip
            key={layer}
            type="checkbox"
            name={name}
            isChosen={held.includes(layer)}
            onChoose={(isChosen) => onChange(layers.filter((one) => (one === layer ? isChosen : held.includes(one))))}
          >
            {text.layers[layer]}
          </Chip>
        ))
      }
    </Chips>
  );
}

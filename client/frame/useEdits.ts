import { useState } from 'react';

export type Edits<T extends object> = {
  /** The present values with this person's edits over them. */
  readonly values: T;
  readonly edit: (changed: Partial<T>) => void;
  /** The edits that differ from the present values: all that a command has to carry. */
  readonly changes: Partial<T>;
};

/**
 * The edits of a form that is open while others can change the same values. Only the edited fields are held here, so that
 * saving does not put back what somebody else changed in the meantime.
 */
export function useEdits<T extends object>(present: T): Edits<T> {
  const [edited, setEdited] = useState<Partial<T>>({});
  const changes: Partial<T> = { ...edited };
  for (const key of Object.keys(edited) as (keyof T)[]) if (edited[key] === present[key]) delete changes[key];
  return {
    values: { ...present, ...edited },
    edit: (changed) => setEdited({ ...edited, ...changed }),
    changes,
  };
}

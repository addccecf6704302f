import type { OwnedPart } from '../../../shared/board/board.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { ownerFact, ownerIdField } from '../../../shared/register/owners.ts';
import { useMe } from '../../documents/workshop.ts';
import { useRegisterPage } from './RegisterContext.ts';

/** Whether this person owns a part and may accept it (SPEC RW8a). */
export function useIsOwner(): (row: RegisterRow, part: OwnedPart) => boolean {
  const { participantId, visitor } = useMe();
  const { mayEdit } = useRegisterPage();
  return (row, part) => mayEdit && visitor === null && row[ownerIdField[ownerFact[part]]] === participantId;
}

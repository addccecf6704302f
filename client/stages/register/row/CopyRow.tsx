import { copyRow } from '../../../../shared/register/copyText.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useSession } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';

/** Copies the row as sentences, for a chat or a ticket. The link in them is no secret. */
export function CopyRow({ row }: { readonly row: RegisterRow }) {
  const text = useText('register');
  const copying = useText('copying');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const workshopId = useSession(({ workshop }) => workshop.id);
  const address = `${window.location.origin}/w/${workshopId}`;
  return <CopyButton text={copyRow(row, address, { copying, sentences, formatDate })} label={text.copyRow} />;
}

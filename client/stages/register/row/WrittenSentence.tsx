import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';

/** "Because …, …, which cost us …", for those who only read; '' when nothing is written. */
export function WrittenSentence({ row }: { readonly row: RegisterRow }) {
  const planText = useText('plan');
  const { cause, event, effect } = row.texts;
  if (cause === '' && event === '' && effect === '') return null;
  return (
    <p>
      {planText.because} <b>{cause || '…'}</b>, <b>{event || '…'}</b>, {planText.costUs} <b>{effect || '…'}</b>.
    </p>
  );
}

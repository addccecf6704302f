import { Link } from 'wouter';
import { useText } from '../../text/useText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { buttonClass } from '../../ui/Button.tsx';

/** Says that this register is a made-up sample. */
export function SampleMark() {
  const text = useText('registerPage').sample;
  return (
    <Banner
      tone="neutral"
      actions={
        <Link href="/" className={buttonClass('default', 'small')}>
          {text.own}
        </Link>
      }
    >
      <b>{text.mark}</b> {text.words}
    </Banner>
  );
}

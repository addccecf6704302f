import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** True while the page is printed, or shown as it will be printed. */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(() => window.matchMedia('print').matches);
  useEffect(() => {
    const media = window.matchMedia('print');
    const onMedia = (): void => setIsPrinting(media.matches);
    // The browser takes its picture of the page as soon as the listeners have returned.
    const onPrint = (): void => flushSync(() => setIsPrinting(true));
    const onPrinted = (): void => setIsPrinting(media.matches);
    media.addEventListener('change', onMedia);
    window.addEventListener('beforeprint', onPrint);
    window.addEventListener('afterprint', onPrinted);
    return () => {
      media.removeEventListener('change', onMedia);
      window.removeEventListener('beforeprint', onPrint);
      window.removeEventListener('afterprint', onPrinted);
    };
  }, []);
  return isPrinting;
}

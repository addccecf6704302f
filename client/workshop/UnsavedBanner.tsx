import { useSafety } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Unsaved words that need the person to act: the device stores nothing, or the server refused an update. */
export function UnsavedBanner() {
  const workshopText = useText('workshop');
  const text = useText('workshop').unsaved;
  const { save, keeps, refused } = useSafety();
  if (refused)
    return (
      <Banner
        tone="caution"
        urgent
        actions={
          keeps && (
            <Button size="small" onClick={() => window.location.reload()}>
              {workshopText.reload}
            </Button>
          )
        }
      >
        {keeps ? text.refused : text.refusedNotKept}
      </Banner>
    );
  if (keeps || save !== 'notSaved') return null;
  return (
    <Banner tone="caution" urgent>
      {text.keepsNothing}
    </Banner>
  );
}

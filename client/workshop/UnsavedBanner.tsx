import { useSafety } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Unsaved words that need the person to act: the device stores nothing, or the server refused an update. */
export function UnsavedBanner() {
  const workshopText = useText('workshop');
  const text = useText('workshop').unsaved;
  const { save, storesOnDevice, refused } = useSafety();
  if (refused)
    return (
      <Banner
        tone="caution"
        urgent
        actions={
          storesOnDevice && (
            <Button size="small" onClick={() => window.location.reload()}>
              {workshopText.reload}
            </Button>
          )
        }
      >
        {storesOnDevice ? text.refused : text.refusedNotKept}
      </Banner>
    );
  if (storesOnDevice || save !== 'notSaved') return null;
  return (
    <Banner tone="caution" urgent>
      {text.keepsNothing}
    </Banner>
  );
}

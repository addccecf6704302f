import { useSafety } from '../documents/workshop.ts';
import { workshopText } from '../../shared/text/en/screens/workshop.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

const text = workshopText.unsaved;

/** Where waiting is not enough: the device keeps nothing, or the server refused what was written. */
export function UnsavedBanner() {
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

import { menuFormats, trackerIds, trackers } from '../../../shared/register/exportFormats.ts';
import { useText } from '../../text/useText.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { Files } from './useFiles.ts';

/** All export formats of the register. */
export function ExportMenu({ files }: { files: Files }) {
  const text = useText('register');
  return (
    <Menu
      label={text.export}
      variant="primary"
      size="small"
      choices={[
        { label: text.print, hint: text.printHint, onSelect: () => window.print() },
        ...menuFormats.flatMap((format) => [
          { label: text.formats[format], onSelect: () => files.download(format) },
          ...(format === 'md' ? [{ label: text.copyMarkdown, onSelect: files.copyMarkdown }] : []),
        ]),
        ...trackerIds.map((tracker, index) => ({
          label: text.forTracker(trackers[tracker]),
          onSelect: () => files.download('csv', tracker),
          apart: index === 0,
        })),
      ]}
    />
  );
}

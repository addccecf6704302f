import { menuFormats, trackerIds, trackers } from '../../../shared/register/exportFormats.ts';
import { copyTable } from '../../../shared/register/copyText.ts';
import { useMe } from '../../documents/workshop.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { Menu } from '../../ui/Menu.tsx';
import { useRegisterPage } from './RegisterContext.ts';
import type { Files } from './useFiles.ts';

/** All export formats of the register. */
export function ExportMenu({ files }: { files: Files }) {
  const text = useText('register');
  const copying = useText('copying');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const { isFacilitator } = useMe();
  const { register } = useRegisterPage();
  return (
    <Menu
      label={text.export}
      variant="primary"
      size="small"
      choices={[
        { label: text.print, hint: text.printHint, onSelect: () => window.print() },
        {
          label: text.copyTable,
          onSelect: () => files.copyTable(copyTable(register, { copying, sentences, formatDate })),
        },
        ...menuFormats.flatMap((format) => [
          { label: text.formats[format], onSelect: () => files.download(format) },
          ...(format === 'md' ? [{ label: text.copyMarkdown, onSelect: files.copyMarkdown }] : []),
          ...(format === 'csv'
            ? [{ label: text.csvSemicolons, onSelect: () => files.download('csv', { separator: ';' }) }]
            : []),
          ...(format === 'json' && isFacilitator
            ? [{ label: text.jsonWithAnswers, onSelect: () => files.download('json', { answers: '1' }) }]
            : []),
        ]),
        ...trackerIds.map((tracker, index) => ({
          label: text.forTracker(trackers[tracker]),
          onSelect: () => files.download('csv', { for: tracker }),
          apart: index === 0,
        })),
      ]}
    />
  );
}

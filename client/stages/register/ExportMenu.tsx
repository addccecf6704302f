import type { Importer } from '../../connection/http.ts';
import { useText } from '../../text/useText.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { Files } from './useFiles.ts';

const trackers: readonly Importer[] = ['jira', 'linear', 'asana', 'azure', 'gitlab'];

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
        { label: text.xlsx, onSelect: () => files.download('xlsx') },
        { label: text.csv, onSelect: () => files.download('csv') },
        { label: text.markdown, onSelect: () => files.download('md') },
        { label: text.copyMarkdown, onSelect: files.copyMarkdown },
        { label: text.json, onSelect: () => files.download('json') },
        ...trackers.map((tracker, index) => ({
          label: text.forTracker(text.trackers[tracker]),
          onSelect: () => files.download('csv', tracker),
          apart: index === 0,
        })),
      ]}
    />
  );
}

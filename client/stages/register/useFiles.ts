import { useCallback, useRef, useState } from 'react';
import type { CopiedTable } from '../../../shared/register/copyText.ts';
import type { ExportFormat } from '../../../shared/register/exportFormats.ts';
import type { FileQuery } from '../../connection/http.ts';
import { fetchRegister } from '../../connection/http.ts';
import { useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { browserSeats } from '../../runtime/seats.ts';
import { copyText } from '../../ui/CopyButton.tsx';

export type Files = {
  /** A message about the last file; '' without one. */
  readonly said: string;
  readonly failed: boolean;
  readonly busy: boolean;
  readonly download: (format: ExportFormat, query?: FileQuery) => void;
  readonly copyMarkdown: () => void;
  readonly copyTable: (table: CopiedTable) => void;
};

/** Downloads and copies the register's files, which the server creates on request. */
export function useFiles(): Files {
  const registerText = useText('register');
  const workshopId = useSession((session) => session.workshop.id);
  const [state, setState] = useState({ said: '', failed: false, busy: false });
  const last = useRef<string | null>(null);

  const run = useCallback(
    async (make: () => Promise<string>): Promise<void> => {
      setState({ said: registerText.preparing, failed: false, busy: true });
      try {
        setState({ said: await make(), failed: false, busy: false });
      } catch {
        setState({ said: registerText.failed, failed: true, busy: false });
      }
    },
    [registerText],
  );
  const fetchFile = useCallback(
    (format: ExportFormat, query?: FileQuery) =>
      fetchRegister(workshopId, browserSeats().read(workshopId)?.token ?? '', format, query),
    [workshopId],
  );
  const download = useCallback(
    (format: ExportFormat, query?: FileQuery) =>
      void run(async () => {
        const { blob, fileName } = await fetchFile(format, query);
        // The object URL of the last file is revoked only now: a browser may still have been reading it.
        if (last.current !== null) URL.revokeObjectURL(last.current);
        last.current = URL.createObjectURL(blob);
        const link = document.createElement('a');
        link.href = last.current;
        link.download = fileName;
        link.click();
        return registerText.downloaded(fileName);
      }),
    [run, fetchFile, registerText],
  );
  const copyMarkdown = useCallback(
    () =>
      void run(async () => {
        const { blob } = await fetchFile('md');
        return (await copyText(await blob.text())) ? registerText.copied : registerText.notCopied;
      }),
    [run, fetchFile, registerText],
  );
  const copyTable = useCallback(
    (table: CopiedTable) =>
      void run(async () => ((await copyCells(table)) ? registerText.tableCopied : registerText.notCopied)),
    [run, registerText],
  );
  return { ...state, download, copyMarkdown, copyTable };
}

/** Both forms where the browser can, so that a document receives a table and a spreadsheet its cells; else the text. */
async function copyCells({ text, html }: CopiedTable): Promise<boolean> {
  try {
    const forms = { 'text/plain': text, 'text/html': html };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyText(text);
  }
}

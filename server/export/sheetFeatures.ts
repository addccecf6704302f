import type writeXlsxFile from 'write-excel-file/node';

type Options = NonNullable<Parameters<typeof writeXlsxFile>[1]>;
type Feature = NonNullable<Options['features']>[number];

/** What the XML of a sheet needs besides its cells. */
export type SheetFacts = {
  readonly sheet: string;
  readonly rows: number;
  /** Columns with a filter, from the first one; 0: none. */
  readonly filtered: number;
  /** Columns that are printed, from the first one. */
  readonly printed: number;
};

const columnName = (count: number): string =>
  count > 26
    ? String.fromCharCode(64 + Math.floor((count - 1) / 26)) + columnName(((count - 1) % 26) + 1)
    : String.fromCharCode(64 + count);

/**
 * What the library does not write, inserted into its XML: filters behind the rows (ECMA-376 18.3.1.99), one page wide and
 * as many long as needed (18.3.1.63, 18.3.1.65), page numbers (18.3.1.46), and the names that repeat the header on every
 * page and limit what is printed (18.2.5).
 */
export const sheetFeatures = (sheets: readonly SheetFacts[]): Feature => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const facts = sheets[sheetIndex];
          if (!facts) return xml;
          return xml
            .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace('</sheetData>', `</sheetData>${filter(facts)}`)
            .replace(
              /<pageMargins [^>]*\/>/,
              '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
            )
            .replace(
              /<pageSetup [^>]*\/>/,
              '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
            );
        },
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          xml.replace(
            /<definedNames\s*\/>|<definedNames><\/definedNames>/,
            `<definedNames>${names(sheets)}</definedNames>`,
          ),
      },
    },
  },
});

const filter = ({ filtered, rows }: SheetFacts): string =>
  filtered === 0 ? '' : `<autoFilter ref="A1:${columnName(filtered)}${rows}"/>`;

/** The names of sheets are English words, which need no quotes. */
const names = (sheets: readonly SheetFacts[]): string =>
  sheets
    .map(({ sheet, rows, printed }, index) => {
      const area = `${sheet}!$A$1:$${columnName(printed)}$${rows}`;
      return (
        `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${area}</definedName>` +
        `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$1</definedName>`
      );
    })
    .join('');

import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { countText } from './countText.ts';
import { oneBatch } from './oneBatch.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks, tabs } from './reportLooks.ts';

/** Groups of rows that are likely the same, the surest first; `undefined` where there are none. */
export function likelySheet({ counts }: ReportFacts): WorkbookTable | undefined {
  const { likely } = counts;
  if (likely === undefined || likely.groups === 0) return undefined;
  const shown =
    likely.examples.length < likely.groups
      ? `The surest ${countText(likely.examples.length)} of ${countText(likely.groups)} groups.`
      : `All ${countText(likely.groups)} groups, the surest first.`;
  const fields = likely.fields.map(({ field }) => field).join(', ');
  const rows: ReportCell[][] = [
    [looked('Rows that are likely the same', looks.title)],
    [
      looked(
        `${shown} Compared by ${fields}. No row was rejected for it. Rows are data rows, counted from 1 without the header.`,
        looks.note,
      ),
    ],
    ['Group', 'Score', 'Rows named', 'Data rows', 'What speaks for the surest pair, and against it'],
    ...likely.examples.map(({ rows: members, score, reasons }, at): ReportCell[] => [
      at + 1,
      score,
      members.length,
      members.map((row) => String(row + 1)).join(' · '),
      reasons.join(' · '),
    ]),
  ];
  return {
    name: 'Likely duplicates',
    rows: oneBatch(rows),
    form: {
      headerRows: 3,
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.trouble,
      headerLook: looks.header,
      widths: [10, 10, 14, 40, 90],
      columnLooks: [looks.whole, looks.share, looks.whole, looks.text, looks.text],
    },
  };
}

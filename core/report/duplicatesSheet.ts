import type { WorkbookTable } from '../workbook/write/writeWorkbook.ts';
import { countText } from './countText.ts';
import { oneBatch } from './oneBatch.ts';
import type { ReportCell, ReportFacts } from './reportFacts.ts';
import { looked, looks, tabs } from './reportLooks.ts';

/** Groups of rows that agree in the key; `undefined` where there are none. */
export function duplicatesSheet({ counts }: ReportFacts): WorkbookTable | undefined {
  const { duplicates } = counts;
  if (duplicates === undefined || duplicates.groups === 0) return undefined;
  const shown =
    duplicates.examples.length < duplicates.groups
      ? `The first ${countText(duplicates.examples.length)} of ${countText(duplicates.groups)} groups.`
      : `All ${countText(duplicates.groups)} groups.`;
  const rows: ReportCell[][] = [
    [looked('Rows that stand more than once', looks.title)],
    [
      looked(
        `${shown} Compared by ${duplicates.key.join(' + ')}. Rows are data rows, counted from 1 without the header.`,
        looks.note,
      ),
    ],
    ['Group', duplicates.key.join(' + '), 'Rows', 'Data rows'],
    ...duplicates.examples.map(({ value, rows: members }, at): ReportCell[] => [
      at + 1,
      value,
      members.length,
      members.map((row) => String(row + 1)).join(' · '),
    ]),
  ];
  return {
    name: 'Duplicates',
    rows: oneBatch(rows),
    form: {
      headerRows: 3,
      filter: true,
      print: true,
      textNumbers: true,
      tab: tabs.trouble,
      headerLook: looks.header,
      widths: [10, 44, 10, 90],
      columnLooks: [looks.whole, looks.strong, looks.whole, looks.text],
    },
  };
}

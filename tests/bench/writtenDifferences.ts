import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import type { WrittenTruth } from './files/writtenRows.ts';

/** What `writtenDifferences` looks at, in the words of the report. */
export const writtenCompared = 'rows, filled cells and the sum of all numbers, as SheetJS reads them';

interface ReadCell {
  readonly t: string;
  readonly v?: unknown;
  /** How a date is told from a number. */
  readonly z?: string;
}

/** Where a workbook that was written differs from what was asked for, a line each, as another library reads it. */
export function writtenDifferences(answer: string, truth: WrittenTruth): readonly string[] {
  const { output } = JSON.parse(answer) as { readonly output: string };
  const { Sheets } = read(readFileSync(output), { dense: true, cellNF: true });
  const found = { rows: 0, cells: 0, sum: 0 };
  for (const sheet of Object.values(Sheets)) {
    for (const row of (sheet['!data'] ?? []) as readonly (readonly (ReadCell | undefined)[])[]) {
      found.rows += 1;
      for (const cell of row) {
        if (cell === undefined) continue;
        found.cells += 1;
        if (cell.t === 'n' && !/[ymd]/i.test(cell.z ?? '')) found.sum += Math.round(Number(cell.v) * 100);
      }
    }
  }
  return (['rows', 'cells', 'sum'] as const).flatMap((what) =>
    found[what] === truth[what] ? [] : [`${what}: ${found[what]} instead of ${truth[what]}`],
  );
}

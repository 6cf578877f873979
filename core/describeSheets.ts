import { columnsKey } from './columnsKey.ts';
import { lookAtSheet, type SheetReader } from './lookAtSheet.ts';
import type { Overrides } from './model/dialect.ts';
import type { SheetSummary } from './model/sheet.ts';

/**
 * Says of every sheet of a workbook what it holds, as far as its first rows tell: hidden ones, charts, blank ones and
 * those that cannot be read among them.
 *
 * @param overrides Where they name a sheet, they are of that sheet alone.
 * @throws {AppError} `CANCELLED`
 */
export async function describeSheets(
  reader: SheetReader,
  overrides: Overrides,
): Promise<readonly SheetSummary[]> {
  const layouts = new Map<string, number>();
  const summaries: SheetSummary[] = [];
  for (const sheet of reader.sheets) {
    const isChosen = sheet.index === overrides.sheetIndex;
    const { tables, chosen, notes, problem } = await lookAtSheet(
      reader,
      sheet.index,
      isChosen ? overrides : {},
    );
    const first = tables[chosen];
    const layout = first === undefined ? null : numberOf(columnsKey(first.columnNames), layouts);
    summaries.push({ ...sheet, tables, notes, layout, problem });
  }
  return summaries;
}

/** Layouts are numbered from 0 in the order in which they are met. */
function numberOf(key: string, layouts: Map<string, number>): number {
  const known = layouts.get(key);
  if (known !== undefined) return known;
  layouts.set(key, layouts.size);
  return layouts.size - 1;
}

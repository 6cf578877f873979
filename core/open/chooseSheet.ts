import { layoutKey, type SheetLook } from './lookAtSheet.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import { sheetOptions } from '../model/options/sheetOptions.ts';

/** The sheet that is most likely meant. */
export interface ChosenSheet {
  readonly index: number;
  /** 0 to 1: its lead over the next likely sheet of other columns; 1 where there is none. */
  readonly margin: number;
}

/**
 * Chooses the visible sheet with the data, by the first rows of each: workbooks begin with covers, instructions, short
 * summaries and lists of codes. A sheet speaks for itself by how much of a table it is (filled cells, columns, a header,
 * cells that are no prose), and the first real table in the order of the tabs is taken unless another is much larger. Of
 * sheets with the same columns the first counts.
 *
 * @returns `undefined` where no visible sheet holds anything
 * @throws {AppError} `CANCELLED`; what is wrong with the first sheet, where no other can be read either
 */
export async function chooseSheet(
  sheets: readonly SheetInfo[],
  lookAt: (sheetIndex: number) => Promise<SheetLook>,
): Promise<ChosenSheet | undefined> {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const kinds = new Map<string, { readonly index: number; readonly weight: number }>();
  let unreadable: number | undefined;
  let hasReal = false;
  for (const [place, { index }] of visible.entries()) {
    // Behind so many sheets only a filled one is still looked for.
    if (place >= sheetOptions.comparedSheets && kinds.size > 0) break;
    const look = await lookAt(index);
    if (look.problem !== null) unreadable ??= index;
    const key = layoutKey(look);
    if (key === undefined || kinds.has(key)) continue;
    const isFirst: boolean = !hasReal && isReal(look);
    hasReal ||= isFirst;
    kinds.set(key, { index, weight: weightOf(look) * (isFirst ? sheetOptions.firstSheetLead : 1) });
    if (isFirst && isSure(look)) break;
  }
  // Sorting keeps the order of the tabs among equals.
  const [first, second] = [...kinds.values()].toSorted((a, b) => b.weight - a.weight);
  if (first === undefined) return unreadable === undefined ? undefined : { index: unreadable, margin: 0 };
  const next = second?.weight ?? 0;
  return { index: first.index, margin: (first.weight - next) / Math.max(first.weight + next, 1) };
}

/** Whether a sheet is a table at all, and no cover or page of text. */
function isReal(look: SheetLook): boolean {
  const { tables, chosen, seenRows, filledCells, proseCells } = look;
  const table = tables[chosen];
  if (table === undefined || table.headerRows.length === 0 || table.columnNames.length < 2) return false;
  return seenRows > 0 && proseCells < filledCells * sheetOptions.proseShare;
}

/** Whether a real table is so large that looking at other sheets would only take time. */
function isSure({ tables, chosen }: SheetLook): boolean {
  const table = tables[chosen];
  return table?.rowCount === null && table.columnNames.length >= sheetOptions.sureColumns;
}

/** How much of a table a sheet is: its filled cells, each worth more the more columns there are. */
function weightOf({ tables, chosen, seenRows, filledCells, proseCells }: SheetLook): number {
  const table = tables[chosen];
  if (table === undefined) return 0;
  const columns = table.columnNames.length;
  const prose = 1 - proseCells / Math.max(1, filledCells);
  const header = table.headerRows.length > 0 ? 1 : sheetOptions.headerlessWeight;
  const dense = filledCells / Math.max(1, seenRows * columns);
  return (1 + filledCells * columns) * prose * prose * header * dense;
}

import type { Inspection, Overrides, SheetSummary, SheetTable } from '../../core/contract/views.ts';

/** What of a workbook is read at present. */
export interface SheetsRead {
  readonly sheetIndex: number | null;
  readonly tableIndex: number;
  /** Sheets with the columns of the chosen one are read as one table. */
  readonly together: boolean;
}

/** One line of the list of sheets: a sheet with its first table, or one of its further tables. */
export interface SheetLine {
  readonly sheet: SheetSummary;
  /** `null` for a blank sheet, a chart, and one that could not be read. */
  readonly table: SheetTable | null;
  readonly tableIndex: number;
  readonly isRead: boolean;
  /** Name of the first sheet whose first table has the same columns; `null` for that one itself, and where there is none. */
  readonly alike: string | null;
  /** Why the sheet is no part of the one table; `null` where it is, and while sheets are read one by one. */
  readonly leftOut: WhyLeftOut | null;
}

export type WhyLeftOut = 'hidden' | 'blank' | 'unreadable' | 'otherColumns' | 'furtherTable';

/** Which sheets become one table with the chosen one, and why the others do not. */
export interface TogetherPlan {
  readonly taken: readonly SheetSummary[];
  readonly leftOut: readonly { readonly sheet: SheetSummary; readonly why: WhyLeftOut }[];
}

export function sheetsRead(inspection: Inspection, overrides: Overrides): SheetsRead {
  const { sheetIndex, tableIndex = 0 } = inspection.table;
  return { sheetIndex, tableIndex, together: overrides.sheetsTogether === true };
}

/** The list of sheets, in the order of the workbook; a sheet of several tables takes a line for each. */
export function sheetLines(sheets: readonly SheetSummary[], read: SheetsRead): readonly SheetLine[] {
  const chosen = sheets.find(({ index }) => index === read.sheetIndex);
  const firstOf = new Map<number, string>();
  for (const { layout, name } of sheets)
    if (layout !== null && !firstOf.has(layout)) firstOf.set(layout, name);
  return sheets.flatMap((sheet) => {
    const first = sheet.layout === null ? undefined : firstOf.get(sheet.layout);
    const why = chosen === undefined || !read.together ? null : whyLeftOut(sheet, chosen);
    const line = (table: SheetTable | null, tableIndex: number): SheetLine => ({
      sheet,
      table,
      tableIndex,
      isRead: read.together
        ? why === null && tableIndex === 0
        : sheet.index === read.sheetIndex && tableIndex === (sheet.tables.length > 1 ? read.tableIndex : 0),
      alike: tableIndex > 0 || first === undefined || first === sheet.name ? null : first,
      leftOut: read.together && tableIndex > 0 ? 'furtherTable' : why,
    });
    return sheet.tables.length === 0 ? [line(null, 0)] : sheet.tables.map(line);
  });
}

/** `null` while nothing could be joined: no sheet is chosen, or no other has its columns. */
export function togetherPlan(
  sheets: readonly SheetSummary[],
  sheetIndex: number | null,
): TogetherPlan | null {
  const chosen = sheets.find(({ index }) => index === sheetIndex);
  if (chosen === undefined || chosen.layout === null) return null;
  const taken: SheetSummary[] = [];
  const leftOut: { sheet: SheetSummary; why: WhyLeftOut }[] = [];
  for (const sheet of sheets) {
    const why = whyLeftOut(sheet, chosen);
    if (why === null) taken.push(sheet);
    else leftOut.push({ sheet, why });
  }
  return taken.length < 2 ? null : { taken, leftOut };
}

function whyLeftOut(sheet: SheetSummary, chosen: SheetSummary): WhyLeftOut | null {
  if (sheet.index === chosen.index) return null;
  if (sheet.problem !== null) return 'unreadable';
  if (sheet.layout === null) return 'blank';
  if (sheet.layout !== chosen.layout) return 'otherColumns';
  return sheet.hidden ? 'hidden' : null;
}

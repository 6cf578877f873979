import type { ReviewView, SheetsJoined, SheetSummary, SheetTable } from '../../../core/contract/views.ts';

/** What of a workbook is read at present. */
export interface SheetsRead {
  readonly sheetIndex: number | null;
  readonly tableIndex: number;
  /** Names of the columns that are read, from the first on. */
  readonly columnNames: readonly string[];
  /** What became of the sheets where several are read as one table. */
  readonly joined: SheetsJoined | null;
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
  readonly leftOut: LeftOut | null;
}

export type WhyLeftOut = SheetsJoined['left'][number]['reason'] | 'furtherTable';

export interface LeftOut {
  readonly name: string;
  readonly why: WhyLeftOut;
  /** For sheets with nearly the same columns: those that differ. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** Which sheets become one table with the chosen one or are one, and why the others do not. */
export interface TogetherPlan {
  readonly taken: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** What the answers about a file say is read now. */
export function sheetsRead(view: Pick<ReviewView, 'inspection' | 'table'>): SheetsRead {
  const table = view.inspection?.table;
  return {
    sheetIndex: table?.sheetIndex ?? null,
    tableIndex: table?.tableIndex ?? 0,
    columnNames: table?.columnNames ?? [],
    joined: view.table?.sheets ?? table?.sheets ?? null,
  };
}

/** The list of sheets, in the order of the workbook; a sheet of several tables takes a line for each. */
export function sheetLines(sheets: readonly SheetSummary[], read: SheetsRead): readonly SheetLine[] {
  const firstOf = new Map<number, string>();
  for (const { layout, name } of sheets)
    if (layout !== null && !firstOf.has(layout)) firstOf.set(layout, name);
  const left = new Map(read.joined?.left.map((sheet) => [sheet.index, leftOutOf(sheet)]));
  return sheets.flatMap((sheet) => {
    const first = sheet.layout === null ? undefined : firstOf.get(sheet.layout);
    const readTable = tableRead(sheet, read);
    const line = (table: SheetTable | null, tableIndex: number): SheetLine => ({
      sheet,
      table,
      tableIndex,
      isRead: tableIndex === readTable,
      alike: tableIndex > 0 || first === undefined || first === sheet.name ? null : first,
      leftOut:
        read.joined === null || tableIndex === readTable
          ? null
          : (left.get(sheet.index) ?? { name: sheet.name, why: 'furtherTable', missing: [], added: [] }),
    });
    return sheet.tables.length === 0 ? [line(null, 0)] : sheet.tables.map(line);
  });
}

/** Which table of a sheet is read. */
function tableRead(sheet: SheetSummary, read: SheetsRead): number | undefined {
  const several = sheet.tables.length > 1;
  if (read.joined === null) {
    if (sheet.index !== read.sheetIndex) return undefined;
    return several ? read.tableIndex : 0;
  }
  if (!read.joined.read.some(({ index }) => index === sheet.index)) return undefined;
  if (!several) return 0;
  const same = ({ columnNames }: SheetTable): boolean =>
    columnNames.every((name, at) => name === read.columnNames[at]);
  return Math.max(0, sheet.tables.findIndex(same));
}

function leftOutOf({ name, reason, missing, added }: SheetsJoined['left'][number]): LeftOut {
  return { name, why: reason, missing, added };
}

/** Where several sheets are read as one table: which, and what was left out. */
export function joinedPlan({ read, left }: SheetsJoined): TogetherPlan {
  return { taken: read.map(({ name }) => name), leftOut: left.map(leftOutOf) };
}

/**
 * What reading sheets as one table would take, as far as their first rows tell; `null` while nothing could be joined: no
 * sheet is chosen, or no other has its columns.
 */
export function togetherPlan(
  sheets: readonly SheetSummary[],
  sheetIndex: number | null,
): TogetherPlan | null {
  const chosen = sheets.find(({ index }) => index === sheetIndex);
  if (chosen === undefined || chosen.layout === null) return null;
  const taken: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const sheet of sheets) {
    const why = whyLeftOut(sheet, chosen);
    if (why === null) taken.push(sheet.name);
    else leftOut.push({ name: sheet.name, why, missing: [], added: [] });
  }
  return taken.length < 2 ? null : { taken, leftOut };
}

function whyLeftOut(sheet: SheetSummary, chosen: SheetSummary): WhyLeftOut | null {
  if (sheet.index === chosen.index) return null;
  if (sheet.problem !== null) return 'unreadable';
  if (sheet.layout === null) return 'blank';
  if (sheet.layout !== chosen.layout) return 'other';
  return sheet.hidden ? 'hidden' : null;
}

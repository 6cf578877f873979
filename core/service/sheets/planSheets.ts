import type { PackId } from '../../model/ids.ts';
import type { LeftOut } from '../../model/archive.ts';
import type { FilePart } from '../../model/filePart.ts';
import type { SheetSummary, SheetTable } from '../../model/sheet.ts';
import { partFileName, tableName } from './partNames.ts';
import { isLookup } from './tableRole.ts';

/** Sheets or tables of one file that are worked on as a file of their own. */
export interface SheetFile {
  /** As people know it: `leads (Webinar).xlsx`. */
  readonly name: string;
  readonly part: FilePart;
  /** Where its table stands, as people say it; absent where it is all of a sheet. */
  readonly rows?: string;
  /** The pack that it is meant for, where its own columns cannot say so. */
  readonly packId?: PackId;
}

/** What a workbook, or a text with several tables, is divided into. */
export interface SheetPlan {
  /** The table that would be read of the undivided file is in the first of them; the others in the order of the tabs. */
  readonly files: readonly SheetFile[];
  /** Sheets and tables with cells that none of the files has. */
  readonly left: readonly LeftOut[];
}

export interface PlanInput {
  readonly fileName: string;
  /** Delimited text is a sheet of its own. */
  readonly sheets: readonly SheetSummary[];
  readonly isText: boolean;
  /** Place of the sheet that would be read of the undivided file. */
  readonly chosen: number;
  /** Whether a table of these columns is data that somebody means to bring in; with its first rows where no header names them. */
  readonly isWanted: (columnNames: readonly string[], firstRows?: SheetTable['firstRows']) => boolean;
  /** Tables of the chosen sheet that a person has picked, besides which nothing is wanted. */
  readonly picked?: ReadonlySet<number>;
  /** The pack that the chosen sheet is meant for, as far as that is known. */
  readonly meant?: PackId | undefined;
}

/** A table that may become a file, or a part of one. */
interface Unit {
  readonly sheet: SheetSummary;
  readonly table: SheetTable;
  readonly tableIndex: number;
}

/**
 * Says which sheets and tables of a file are data of their own: besides the one that would be read anyway all on visible
 * sheets whose columns are wanted. Those of the same columns stay together. Hidden sheets are left out and told of.
 *
 * @returns `undefined` where there is nothing to divide
 */
export function planSheets(input: PlanInput): SheetPlan | undefined {
  const { sheets, chosen } = input;
  const first = sheets.find(({ index }) => index === chosen);
  if (first?.layout == null) return undefined;
  const groups = new Map<number, Unit[]>();
  const left: LeftOut[] = [];
  const wanted = new Map<number, boolean>(input.picked === undefined ? [[first.layout, true]] : []);
  for (const sheet of sheets) {
    const { name, hidden, tables } = sheet;
    if (input.picked !== undefined && sheet !== first) continue;
    if (hidden && sheet !== first) {
      if (tables.some(({ rowCount }) => rowCount !== 0)) left.push({ name, why: 'hidden' });
      continue;
    }
    if (tables.every(({ rowCount }) => rowCount === 0)) {
      if (sheet.notes.length > 0 || tables.length > 0) left.push({ name, why: 'no rows of data' });
      continue;
    }
    for (const [tableIndex, table] of tables.entries()) {
      if (table.rowCount === 0) continue;
      const { layout } = table;
      const isPicked = input.picked?.has(tableIndex) ?? false;
      if (isPicked || !wanted.has(layout))
        wanted.set(
          layout,
          input.picked === undefined ? input.isWanted(table.columnNames, table.firstRows) : isPicked,
        );
      if (wanted.get(layout) === true)
        groups.set(layout, [...(groups.get(layout) ?? []), { sheet, table, tableIndex }]);
      else
        left.push({
          name: tables.length === 1 ? name : unitName(input, { sheet, table, tableIndex }),
          why: whyLeft(table, tables),
        });
    }
  }
  if (groups.size < 2) return undefined;
  const ordered = [...groups].sort(([a], [b]) => Number(b === first.layout) - Number(a === first.layout));
  return { files: ordered.map(([, units]) => fileOf(units, first, input)), left };
}

function whyLeft(table: SheetTable, tables: readonly SheetTable[]): string {
  if (table.firstRows !== undefined) return 'no header';
  return isLookup(table, tables) ? 'a lookup list' : 'other columns';
}

function fileOf(units: readonly Unit[], first: SheetSummary, input: PlanInput): SheetFile {
  const shown = units.find(({ sheet }) => sheet === first) ?? units[0];
  if (shown === undefined) throw new Error('A group has a table at least.');
  const { sheet, table, tableIndex } = shown;
  const sheets = new Set(units.map(({ sheet: one }) => one.index)).size;
  const alike = units.filter(({ sheet: one }) => one === sheet).length;
  const isAlone = sheet.tables.length === 1;
  const of = unitName(input, shown);
  const packId = table.firstRows === undefined ? undefined : input.meant;
  return {
    name: partFileName(input.fileName, sheets > 1 ? `${of} and ${sheets - 1} more` : of),
    part: {
      ...(input.isText ? {} : { sheet: { index: sheet.index, together: sheets > 1 } }),
      ...(isAlone ? {} : { table: { index: tableIndex, together: alike > 1 } }),
    },
    ...(isAlone || sheets > 1 ? {} : { rows: rowsText(units.map(({ table: { range } }) => range)) }),
    ...(packId === undefined ? {} : { packId }),
  };
}

/** How a table is called: by its sheet where it is all of it, and by its own name beside it. */
function unitName({ isText, sheets }: PlanInput, { sheet, table, tableIndex }: Unit): string {
  if (sheet.tables.length === 1) return sheet.name;
  const own = tableName(table, tableIndex);
  return isText || sheets.length === 1 ? own : `${sheet.name}, ${own}`;
}

/** `rows 3 to 14`, counted from 1. */
function rowsText(ranges: readonly SheetTable['range'][]): string {
  const told = ranges.map(({ top, bottom }) =>
    bottom === null ? `from ${top + 1} on` : `${top + 1} to ${bottom + 1}`,
  );
  return `rows ${told.join(', ')}`;
}

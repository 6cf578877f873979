import type { PackId } from '../../model/ids.ts';
import type { LeftOut } from '../../model/archive.ts';
import type { SheetSummary } from '../../model/sheet.ts';

/** Sheets of one workbook that are worked on as a file of their own. */
export interface SheetFile {
  /** As people know it: `leads (Webinar).xlsx`. */
  readonly name: string;
  /** The sheet, or the first of those that are read as one table. */
  readonly sheetIndex: number;
  /** Several sheets of the same columns. */
  readonly together: boolean;
  /** The pack that it is meant for, where its own columns cannot say so. */
  readonly packId?: PackId;
}

/** What a workbook is divided into. */
export interface SheetPlan {
  /** The sheet that would be read of the undivided workbook is in the first of them; the others in the order of the tabs. */
  readonly files: readonly SheetFile[];
  /** Sheets with cells that none of the files has. */
  readonly left: readonly LeftOut[];
}

/**
 * Says which sheets of a workbook are data of their own: besides the one that would be read anyway all visible ones whose
 * columns are wanted. Those of the same columns stay together. Hidden ones are left out and told of.
 *
 * @param chosen Place of the sheet that would be read of the undivided workbook.
 * @param isWanted Whether a table of these columns is data that somebody means to bring in; with its first rows where
 *   no header names them.
 * @returns `undefined` where there is nothing to divide
 */
export function planSheets({
  fileName,
  sheets,
  chosen,
  isWanted,
  meant,
}: {
  readonly fileName: string;
  readonly sheets: readonly SheetSummary[];
  readonly chosen: number;
  readonly isWanted: (columnNames: readonly string[], firstRows?: SheetSummary['firstRows']) => boolean;
  /** The pack that the chosen sheet is meant for, as far as that is known. */
  readonly meant?: PackId | undefined;
}): SheetPlan | undefined {
  const groups = new Map<number, SheetSummary[]>();
  const left: LeftOut[] = [];
  const first = sheets.find(({ index }) => index === chosen);
  if (first?.layout == null) return undefined;
  const wanted = new Map<number, boolean>([[first.layout, true]]);
  for (const sheet of sheets) {
    const { name, layout, hidden } = sheet;
    const [table] = sheet.tables;
    if (hidden && sheet !== first) {
      if (table !== undefined && table.rowCount !== 0) left.push({ name, why: 'hidden' });
      continue;
    }
    if (layout === null || table === undefined || table.rowCount === 0) {
      if (sheet.notes.length > 0 || table !== undefined) left.push({ name, why: 'no rows of data' });
      continue;
    }
    if (!wanted.has(layout)) wanted.set(layout, isWanted(table.columnNames, sheet.firstRows));
    if (wanted.get(layout) === true) groups.set(layout, [...(groups.get(layout) ?? []), sheet]);
    else left.push({ name, why: sheet.firstRows === undefined ? 'other columns' : 'no header' });
  }
  if (groups.size < 2) return undefined;
  const ordered = [...groups].sort(([a], [b]) => Number(b === first.layout) - Number(a === first.layout));
  const files = ordered.flatMap(([, members]): readonly SheetFile[] => {
    const shown = members.includes(first) ? first : members[0];
    if (shown === undefined) return [];
    const more = members.length - 1;
    const of = more === 0 ? shown.name : `${shown.name} and ${more} more`;
    return [
      {
        name: sheetFileName(fileName, of),
        sheetIndex: shown.index,
        together: more > 0,
        ...packOf(shown, meant),
      },
    ];
  });
  return { files, left };
}

function packOf({ firstRows }: SheetSummary, meant: PackId | undefined): Pick<SheetFile, 'packId'> {
  return firstRows === undefined || meant === undefined ? {} : { packId: meant };
}

/** Signs that separate folders; everything else that a name may not hold is seen to where a path is made of it. */
const separators = /[/\\]/gu;

/** Names a sheet as a file beside its workbook: the ending stays, so that outputs and their reader know the kind. */
function sheetFileName(fileName: string, sheet: string): string {
  const tab = sheet.replace(separators, '-').trim();
  const dot = fileName.lastIndexOf('.');
  return dot <= 0 ? `${fileName} (${tab})` : `${fileName.slice(0, dot)} (${tab})${fileName.slice(dot)}`;
}

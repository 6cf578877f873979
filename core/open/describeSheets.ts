import { chooseSheet } from './chooseSheet.ts';
import { layoutKey, lookAtSheet, type SheetLook, type SheetReader } from './lookAtSheet.ts';
import type { Overrides } from '../model/dialect.ts';
import type { SheetInfo } from '../model/sheetInfo.ts';
import type { SheetSummary } from '../model/sheet.ts';
import { headerLines, sameHeader } from './sameHeader.ts';

/**
 * Says of every sheet of a workbook what it holds, as far as its first rows tell: hidden ones, charts, blank ones and
 * those that cannot be read among them. Sheets that would be read together with the chosen one have its layout.
 *
 * @param overrides Corrections of the chosen sheet, which is the likeliest one unless they name it.
 * @throws {AppError} `CANCELLED`
 */
export async function describeSheets(
  reader: SheetReader,
  overrides: Overrides,
): Promise<readonly SheetSummary[]> {
  const looks = new Map<number, SheetLook>();
  const lookAt = async (sheetIndex: number): Promise<SheetLook> => {
    const look = looks.get(sheetIndex) ?? (await lookAtSheet(reader, sheetIndex, {}));
    looks.set(sheetIndex, look);
    return look;
  };
  const chosenSheet = overrides.sheetIndex ?? (await chooseSheet(reader.sheets, lookAt))?.index;
  const chosen = chosenSheet === undefined ? undefined : await lookAtSheet(reader, chosenSheet, overrides);
  const layouts = new Map<string, number>();
  const summaries: SheetSummary[] = [];
  for (const sheet of reader.sheets) {
    const look =
      sheet.index === chosenSheet && chosen !== undefined
        ? chosen
        : await likeChosen(reader, { sheetIndex: sheet.index, look: await lookAt(sheet.index), chosen });
    looks.delete(sheet.index);
    summaries.push({ ...sheet, ...summaryOf(look, layouts) });
  }
  return summaries;
}

/** A sheet below the same header as the chosen one, where it was taken for something else. */
async function likeChosen(
  reader: SheetReader,
  seen: { readonly sheetIndex: number; readonly look: SheetLook; readonly chosen: SheetLook | undefined },
): Promise<SheetLook> {
  const { sheetIndex, look, chosen } = seen;
  const table = chosen?.tables[chosen.chosen];
  if (table === undefined || chosen === undefined || layoutKey(look) === layoutKey(chosen)) return look;
  const headerRows = sameHeader(look.headRecords, headerLines(chosen.headRecords, table.headerRows));
  if (headerRows === undefined) return look;
  const again = await lookAtSheet(reader, sheetIndex, { headerRows });
  return layoutKey(again) === layoutKey(chosen) ? again : look;
}

/** What is told of a sheet. The layout of its chosen table is numbered before those of the others. */
function summaryOf(look: SheetLook, layouts: Map<string, number>): Omit<SheetSummary, keyof SheetInfo> {
  const { notes, problem } = look;
  const key = layoutKey(look);
  const layout = key === undefined ? null : numberOf(key, layouts);
  const tables = look.tables.map(({ key: own, ...table }) => ({ ...table, layout: numberOf(own, layouts) }));
  return { tables, notes, layout, problem };
}

/** Layouts are numbered from 0 in the order in which they are met. */
function numberOf(key: string, layouts: Map<string, number>): number {
  const known = layouts.get(key);
  if (known !== undefined) return known;
  layouts.set(key, layouts.size);
  return layouts.size - 1;
}

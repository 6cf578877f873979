import type { FileId, PackId } from '../../model/ids.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { mappingsOnShelf } from '../desk/fileTarget.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { planSheets, type SheetPlan } from './planSheets.ts';
import { wantedSheets } from './wantedSheets.ts';

/** The workbook that may be divided. */
export interface DividableWorkbook {
  readonly fileId: FileId;
  readonly name: string;
  /** The sheet that would be read of it undivided. */
  readonly sheetIndex: number;
  /** The pack that somebody has chosen for it; `null`: the likeliest one. */
  readonly packId: PackId | null;
}

/** Looks into every sheet of a workbook and says what it is divided into; `undefined` where it stays one file. */
export async function sheetPlanOf(
  { engine, stores }: Pick<Dependencies, 'engine' | 'stores'>,
  packs: Pick<PackShelf, 'open'>,
  { workbook, signal }: { readonly workbook: DividableWorkbook; readonly signal: AbortSignal | undefined },
): Promise<SheetPlan | undefined> {
  const { fileId, name, sheetIndex, packId } = workbook;
  const sheets = await engine.sheets({ fileId, overrides: {} }, signal === undefined ? {} : { signal });
  const shelf = await packs.open();
  return planSheets({
    fileName: name,
    sheets,
    chosen: sheetIndex,
    ...wantedSheets({
      columnNames: sheets.find(({ index }) => index === sheetIndex)?.tables[0]?.columnNames ?? [],
      packId,
      offered: shelf.offered,
      mappings: mappingsOnShelf(await stores.mappings.list(), shelf),
    }),
  });
}

/** The id of a sheet's file, which follows from its workbook's, so that nothing is there twice. */
export function sheetFileId(workbook: FileId, sheetIndex: number): string {
  return `${workbook}-s${sheetIndex}`;
}

import type { FilePart } from '../../model/filePart.ts';
import type { FileId, PackId } from '../../model/ids.ts';
import type { MappingVersion } from '../../model/mapping.ts';
import type { SheetSummary } from '../../model/sheet.ts';
import type { Dependencies } from '../base/dependencies.ts';
import { mappingsOnShelf } from '../desk/fileTarget.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { planSheets, type SheetPlan } from './planSheets.ts';
import { wantedSheets } from './wantedSheets.ts';

/** The file that may be divided. */
export interface DividableFile {
  readonly fileId: FileId;
  readonly name: string;
  /** The sheet that would be read of it undivided; `null` for delimited text. */
  readonly sheetIndex: number | null;
  /** The pack that somebody has chosen for it; `null`: the likeliest one. */
  readonly packId: PackId | null;
}

/** What every sheet of a file holds; delimited text is one sheet. */
export function sheetsOf(
  { engine }: Pick<Dependencies, 'engine'>,
  fileId: FileId,
  signal: AbortSignal | undefined,
): Promise<readonly SheetSummary[]> {
  return engine.sheets({ fileId, overrides: {}, textToo: true }, signal === undefined ? {} : { signal });
}

/** Says what a file is divided into, as far as its columns tell; `undefined` where it stays one file. */
export async function sheetPlanOf(
  { mappings }: { readonly mappings: { list(): Promise<readonly MappingVersion[]> } },
  packs: Pick<PackShelf, 'open'>,
  {
    file,
    sheets,
  }: { readonly file: Omit<DividableFile, 'fileId'>; readonly sheets: readonly SheetSummary[] },
): Promise<SheetPlan | undefined> {
  const { name, sheetIndex, packId } = file;
  const shelf = await packs.open();
  const chosen = sheetIndex ?? 0;
  const own = sheets.find(({ index }) => index === chosen);
  return planSheets({
    fileName: name,
    sheets,
    isText: sheetIndex === null,
    chosen,
    ...wantedSheets({
      columnNames: own?.tables.find(({ layout }) => layout === own.layout)?.columnNames ?? [],
      packId,
      offered: shelf.offered,
      mappings: mappingsOnShelf(await mappings.list(), shelf),
    }),
  });
}

/** The id of a part's file, which follows from that of the whole, so that nothing is there twice. */
export function partFileId(whole: FileId, { sheet, table }: FilePart): string {
  return `${whole}${sheet === undefined ? '' : `-s${sheet.index}`}${table === undefined ? '' : `-t${table.index}`}`;
}

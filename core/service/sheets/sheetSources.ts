import { leftOutText } from '../../archive/leftOutText.ts';
import { asId, type FileId, type PackId } from '../../model/ids.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { sheetFileId, sheetPlanOf } from './sheetPlanOf.ts';

/** What a workbook is divided into, for hosts that run files at once. */
export interface WorkbookSheets {
  /** The first is the workbook's own source; `sheet` is absent where it is not divided. */
  readonly files: readonly {
    readonly fileId: FileId;
    readonly name: string;
    readonly sheet?: number;
    readonly together: boolean;
  }[];
  /** Which sheets are in none of them, in one line; `null` where none was left out. */
  readonly leftOut: string | null;
}

/**
 * Makes sources of the sheets of a workbook that are data for a pack, or of layouts that are approved.
 *
 * @throws {AppError} what `Engine.inspect` throws
 */
export async function sheetSources(
  deps: Pick<Dependencies, 'engine' | 'sources' | 'stores'>,
  packs: Pick<PackShelf, 'open'>,
  { fileId, packId, job }: { readonly fileId: FileId; readonly packId: PackId; readonly job: JobControl },
): Promise<WorkbookSheets> {
  const { name } = await deps.sources.describe(fileId);
  const { sheetIndex } = (await deps.engine.inspect({ fileId, overrides: {} }, job)).table;
  const workbook = sheetIndex === null ? undefined : { fileId, name, sheetIndex, packId };
  const plan =
    workbook === undefined ? undefined : await sheetPlanOf(deps, packs, { workbook, signal: job.signal });
  if (plan === undefined) return { files: [{ fileId, name, together: false }], leftOut: null };
  const files = plan.files.map((file, place) => ({
    fileId: place === 0 ? fileId : asId<FileId>(sheetFileId(fileId, file.sheetIndex)),
    name: file.name,
    sheet: file.sheetIndex,
    together: file.together,
  }));
  await deps.sources.adoptSheets(
    fileId,
    files.map(({ fileId: id, name: called }) => ({ id, name: called })),
  );
  return { files, leftOut: leftOutText(name, plan.left) };
}

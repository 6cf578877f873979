import { leftOutText } from '../../archive/leftOutText.ts';
import type { FilePart } from '../../model/filePart.ts';
import { asId, type FileId, type PackId } from '../../model/ids.ts';
import type { JobControl } from '../../ports/engine.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { mayDivide } from './mayDivide.ts';
import { partFileId, sheetPlanOf, sheetsOf } from './sheetPlanOf.ts';

/** What a file is divided into, for hosts that run files at once. */
export interface WorkbookSheets {
  /** The first is the workbook's own source; `part` is empty where it is not divided. */
  readonly files: readonly {
    readonly fileId: FileId;
    readonly name: string;
    readonly part: FilePart;
  }[];
  /** Which sheets are in none of them, in one line; `null` where none was left out. */
  readonly leftOut: string | null;
}

/**
 * Makes sources of the sheets and tables of a file that are data for a pack, or of layouts that are approved.
 *
 * @throws {AppError} what `Engine.inspect` throws
 */
export async function sheetSources(
  deps: Pick<Dependencies, 'engine' | 'sources' | 'stores'>,
  packs: Pick<PackShelf, 'open'>,
  { fileId, packId, job }: { readonly fileId: FileId; readonly packId: PackId; readonly job: JobControl },
): Promise<WorkbookSheets> {
  const { name } = await deps.sources.describe(fileId);
  const inspection = await deps.engine.inspect({ fileId, overrides: {} }, job);
  const { sheetIndex } = inspection.table;
  const plan = mayDivide(inspection)
    ? await sheetPlanOf(deps.stores, packs, {
        file: { name, sheetIndex, packId },
        sheets: await sheetsOf(deps, fileId, job.signal),
      })
    : undefined;
  if (plan === undefined) return { files: [{ fileId, name, part: {} }], leftOut: null };
  const files = plan.files.map((file, place) => ({
    fileId: place === 0 ? fileId : asId<FileId>(partFileId(fileId, file.part)),
    name: file.name,
    part: file.part,
  }));
  await deps.sources.adoptSheets(
    fileId,
    files.map(({ fileId: id, name: called }) => ({ id, name: called })),
  );
  return { files, leftOut: leftOutText(name, plan.left) };
}

import { toldLeftOut } from '../../archive/leftOutText.ts';
import type { Inspection } from '../../model/analysis.ts';
import { asId, type FileId, type PackId } from '../../model/ids.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { DividedFile } from './divideFile.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import type { PackShelf } from '../base/packShelf.ts';
import type { SheetPlan } from './planSheets.ts';
import { sheetRecord } from './sheetRecord.ts';
import type { SettingsService } from '../base/settings.ts';
import { sheetFileId, sheetPlanOf } from './sheetPlanOf.ts';

/** What dividing a workbook needs. */
export interface DivideSheetsParts {
  readonly board: InboxBoard;
  readonly packs: PackShelf;
  readonly settings: Pick<SettingsService, 'get'>;
}

/**
 * Puts the sheets of a workbook into the Inbox as files of their own, all at once, where several of different columns are
 * data: each is mapped, approved and run by itself then. They share the bytes. Broken off at any point, it begins again
 * with the same files.
 *
 * @param record As it was given: a person who has chosen a sheet, or corrected how it is read, wants that one alone.
 * @returns `undefined` where the workbook stays one file
 */
export async function divideSheets(
  deps: Dependencies,
  { board, packs, settings }: DivideSheetsParts,
  {
    record,
    inspection,
    signal,
  }: { readonly record: FileRecord; readonly inspection: Inspection; readonly signal: AbortSignal },
): Promise<DividedFile | undefined> {
  if (inspection.kind !== 'workbook' || record.sheet !== undefined || record.job !== undefined)
    return undefined;
  if (Object.keys(record.overrides).length > 0) return undefined;
  if (inspection.sheets.filter(({ hidden }) => !hidden).length < 2) return undefined;
  const { defaultPackId, divideWorkbooks } = await settings.get();
  const { sheetIndex } = inspection.table;
  if (!divideWorkbooks || sheetIndex === null) return undefined;
  const packId = record.packId ?? (defaultPackId === null ? null : asId<PackId>(defaultPackId));
  const workbook = { fileId: record.id, name: record.name, sheetIndex, packId };
  const plan = await sheetPlanOf(deps, packs, { workbook, signal });
  return plan === undefined ? undefined : await divide(deps, board, { record, plan, signal });
}

async function divide(
  { sources, engine }: Dependencies,
  board: InboxBoard,
  {
    record,
    plan,
    signal,
  }: { readonly record: FileRecord; readonly plan: SheetPlan; readonly signal: AbortSignal },
): Promise<DividedFile> {
  const told = dividedText(record.name, plan);
  const records = plan.files.map(({ name, sheetIndex, together, packId }, place): FileRecord => {
    const meant = record.packId === null && packId !== undefined ? { packId } : {};
    const common = { ...record, name, ...sheetRecord({ index: sheetIndex, together }), ...meant };
    // The first one stays the file that was given, so that whoever looks at it goes on doing so.
    if (place > 0) return { ...common, id: asId<FileId>(sheetFileId(record.id, sheetIndex)) };
    return { ...common, leftOut: told };
  });
  const others = records.slice(1);
  let isThere = false;
  try {
    await sources.adoptSheets(record.id, others);
    // The last moment at which this can be broken off.
    signal.throwIfAborted();
    // The newest stands first in the Inbox.
    isThere = await board.replace(record.id, records.toReversed());
  } finally {
    if (!isThere) for (const { id } of others) await sources.release(id);
  }
  await engine.forget(record.id);
  return isThere ? { present: records[0], waiting: others } : { present: undefined, waiting: [] };
}

/** @returns `leads.xlsx became 2 files, as its sheets have different columns. Left out: Lists (other columns).` */
function dividedText(workbook: string, { files, left }: SheetPlan): string {
  const became = `${workbook} became ${files.length} files, as its sheets have different columns.`;
  const leftOut = toldLeftOut(left);
  return leftOut === '' ? became : `${became} Left out: ${leftOut}.`;
}

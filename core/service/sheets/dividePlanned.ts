import { toldLeftOut } from '../../archive/leftOutText.ts';
import { asId, type FileId } from '../../model/ids.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { DividedFile } from './divideFile.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { partRecord } from './partRecord.ts';
import type { SheetPlan } from './planSheets.ts';
import { partFileId } from './sheetPlanOf.ts';

/** Puts the files of a plan into the Inbox in the place of the one that they are parts of, all at once. */
export async function dividePlanned(
  { sources, engine, stores }: Dependencies,
  board: InboxBoard,
  {
    record,
    plan,
    signal,
  }: { readonly record: FileRecord; readonly plan: SheetPlan; readonly signal?: AbortSignal },
): Promise<DividedFile> {
  const told = dividedText(record.name, plan);
  const whole = { id: record.id, name: record.name };
  const { undivided: _, ...given } = record;
  const records = plan.files.map(({ name, part, rows, packId }, place): FileRecord => {
    const meant = record.packId === null && packId !== undefined ? { packId } : {};
    const common: FileRecord = { ...given, name, ...partRecord(part), ...meant, whole };
    // The first one stays the file that was given, so that whoever looks at it goes on doing so.
    if (place === 0) return { ...common, leftOut: told };
    const of = rows === undefined ? {} : { leftOut: `${sentence(rows)} of ${record.name}.` };
    return { ...common, ...of, id: asId<FileId>(partFileId(record.id, part)) };
  });
  const others = records.slice(1);
  // It was divided before, and that was taken back.
  const aside = new Set((await stores.files.aside()).map(({ record: { id } }) => id));
  for (const { id } of others) if (aside.has(id)) await stores.files.bringBack(id);
  let isThere = false;
  try {
    await sources.adoptSheets(record.id, others);
    // The last moment at which this can be broken off.
    signal?.throwIfAborted();
    // The newest stands first in the Inbox.
    isThere = await board.replace(record.id, records.toReversed());
  } finally {
    if (!isThere) for (const { id } of others) await sources.release(id);
  }
  await engine.forget(record.id);
  return isThere ? { present: records[0], waiting: others } : { present: undefined, waiting: [] };
}

/**
 * @returns `leads.xlsx became 2 files, as its sheets have different columns. Left out: Lists (other columns).`, or that
 *   it holds several tables, with the rows of the one whose file is told it
 */
function dividedText(name: string, { files, left }: SheetPlan): string {
  const [first] = files;
  const ofTables = files.some(({ part }) => part.table !== undefined);
  const why = ofTables ? 'as it holds several tables' : 'as its sheets have different columns';
  const here = first?.rows === undefined ? '' : ` This one: ${first.rows}.`;
  const became = `${name} became ${files.length} files, ${why}.${here}`;
  const leftOut = toldLeftOut(left);
  return leftOut === '' ? became : `${became} Left out: ${leftOut}.`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

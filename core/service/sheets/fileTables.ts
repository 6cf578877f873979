import type { FileTables } from '../../model/fileTables.ts';
import { AppError } from '../../model/errors.ts';
import type { FileId } from '../../model/ids.ts';
import type { SheetSummary } from '../../model/sheet.ts';
import type { TableChoice } from '../../model/tableChoice.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { SettingsService } from '../base/settings.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { dividePlanned } from './dividePlanned.ts';
import { oneTable } from './divideSheets.ts';
import { tableName } from './partNames.ts';
import { planSheets } from './planSheets.ts';
import { sheetsOf } from './sheetPlanOf.ts';
import { choiceFor, pickedMarks, pickedOf, withChoice } from './tableChoices.ts';
import { isLookup } from './tableRole.ts';

/** What people do with several tables that stand in one file. */
export interface FileTablesService {
  tables(input: { readonly fileId: FileId }, signal?: AbortSignal): Promise<FileTables>;
  /** Makes a file of each layout among some tables; those of the same columns stay together. */
  divideTables(input: { readonly fileId: FileId; readonly tables: readonly number[] }): Promise<void>;
  /** Reads the file as one table, or as the one that it is read as, and asks no more; or takes that back. */
  keepTogether(input: {
    readonly fileId: FileId;
    readonly as: 'one' | 'largest' | 'undecided';
  }): Promise<void>;
  /** Makes one file of the parts again; they are taken out of the Inbox as if removed. */
  undivide(input: { readonly fileId: FileId }): Promise<void>;
}

export interface FileTablesParts {
  readonly board: InboxBoard;
  readonly settings: SettingsService;
  readonly intake: {
    read(record: FileRecord): Promise<void>;
    queue(record: FileRecord): void;
    remove(fileId: FileId): Promise<void>;
  };
}

export function createFileTables(
  deps: Dependencies,
  { board, settings, intake }: FileTablesParts,
): FileTablesService {
  const { stores } = deps;

  const recordOf = async (fileId: FileId): Promise<FileRecord> => {
    const record = await stores.files.get(fileId);
    if (record === undefined) throw new AppError('NOT_FOUND', 'This file is no longer in the Inbox.');
    return record;
  };

  /** Every sheet of the file, and the one that it is read of. */
  const look = async (
    record: FileRecord,
    signal?: AbortSignal,
  ): Promise<{
    readonly sheets: readonly SheetSummary[];
    readonly own: SheetSummary;
    readonly isText: boolean;
  }> => {
    const inspection = await stores.files.getInspection(record.id);
    const sheetIndex = inspection?.table.sheetIndex ?? null;
    const sheets = await sheetsOf(deps, record.id, signal);
    const own = sheets.find(({ index }) => index === (sheetIndex ?? 0));
    if (own === undefined) throw new AppError('NOT_READY', `${record.name} has not been read yet.`);
    return { sheets, own, isText: sheetIndex === null };
  };

  const remember = async (
    record: FileRecord,
    own: SheetSummary,
    choice: TableChoice | undefined,
  ): Promise<void> => {
    const { tableChoices } = await settings.get();
    const file = { fileName: record.whole?.name ?? record.name, tables: own.tables };
    await settings.put({ tableChoices: withChoice(deps, tableChoices, { file, choice }) });
  };

  return {
    async tables({ fileId }, signal) {
      const record = await recordOf(fileId);
      const { own, isText } = await look(record, signal);
      const { tableChoices } = await settings.get();
      const known = choiceFor(deps, tableChoices, { fileName: record.name, tables: own.tables });
      const picked = known?.as === 'files' ? pickedOf(known, own.tables) : undefined;
      const read = record.overrides.tableIndex ?? own.tables.findIndex(({ layout }) => layout === own.layout);
      return {
        sheetName: isText ? null : own.name,
        tables: own.tables.map((table, at) => {
          const role = isLookup(table, own.tables) ? 'lookup' : 'data';
          return {
            ...table,
            called: tableName(table, at),
            role,
            isRead: at === read,
            isPicked: picked?.has(at) ?? role === 'data',
          };
        }),
      };
    },
    async divideTables({ fileId, tables }) {
      const record = await recordOf(fileId);
      refuseParts(record);
      const { sheets, own, isText } = await look(record);
      const picked = new Set(tables);
      const plan = planSheets({
        fileName: record.name,
        sheets,
        isText,
        chosen: own.index,
        isWanted: () => false,
        picked,
      });
      if (plan === undefined)
        throw new AppError('NOT_READY', 'These tables have the same columns, so they stay one file.', {
          remedy: 'Choose tables of different columns, or read the sheet as one table.',
        });
      const chosen = own.tables.filter((_, at) => picked.has(at));
      await remember(record, own, { as: 'files', picked: pickedMarks(chosen) });
      // Whatever is under way reads the file as it was.
      const { overrides: _, ...rest } = record;
      const { present, waiting } = await dividePlanned(deps, board, {
        record: { ...rest, overrides: {}, state: 'reading', error: null },
        plan,
      });
      for (const file of waiting) intake.queue(file);
      if (present !== undefined) await intake.read(present);
    },
    async keepTogether({ fileId, as }) {
      const record = await recordOf(fileId);
      refuseParts(record);
      const { own, isText } = await look(record);
      await remember(record, own, as === 'undecided' ? undefined : { as });
      const { tables: _, tableIndex: __, tablesTogether: ___, ...overrides } = record.overrides;
      const reading = as === 'one' ? oneTable(isText ? null : own.index) : {};
      const { undivided: ____, ...rest } = record;
      const decided = as === 'undecided' ? rest : { ...rest, undivided: true as const };
      await intake.read({ ...decided, overrides: { ...overrides, ...reading } });
    },
    async undivide({ fileId }) {
      const record = await recordOf(fileId);
      const { whole } = record;
      if (whole === undefined) throw new AppError('NOT_READY', `${record.name} is a file of its own.`);
      const { own } = await look(record);
      await remember(record, own, undefined);
      const parts = (await stores.files.list()).filter((one) => one.whole?.id === whole.id);
      for (const { id } of parts) if (id !== whole.id && id !== fileId) await intake.remove(id);
      const { sheet: _, table: __, whole: ___, leftOut: ____, ...rest } = record;
      const present: FileRecord = {
        ...rest,
        id: whole.id,
        name: whole.name,
        overrides: {},
        undivided: true,
        state: 'reading',
        error: null,
      };
      if (fileId !== whole.id) {
        if ((await stores.files.get(whole.id)) === undefined) await stores.files.bringBack(whole.id);
        await intake.remove(fileId);
      }
      await board.save(present);
      await intake.read(present);
    },
  };
}

function refuseParts({ name, whole, job }: FileRecord): void {
  if (whole !== undefined)
    throw new AppError('NOT_READY', `${name} is a part of ${whole.name} already.`, {
      remedy: 'Read that as one file again first.',
    });
  if (job !== undefined)
    throw new AppError('NOT_READY', `${name} lies in a pipeline, which divides it there.`);
}

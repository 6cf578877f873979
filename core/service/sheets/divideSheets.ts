import type { Inspection } from '../../model/analysis.ts';
import { asId, type PackId } from '../../model/ids.ts';
import type { FileRecord } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { DividedFile } from './divideFile.ts';
import { dividePlanned } from './dividePlanned.ts';
import type { InboxBoard } from '../inbox/inboxBoard.ts';
import { mayDivide } from './mayDivide.ts';
import type { PackShelf } from '../base/packShelf.ts';
import { planSheets } from './planSheets.ts';
import type { SettingsService } from '../base/settings.ts';
import { sheetPlanOf, sheetsOf } from './sheetPlanOf.ts';
import { choiceFor, pickedOf } from './tableChoices.ts';

/** What dividing a file needs. */
export interface DivideSheetsParts {
  readonly board: InboxBoard;
  readonly packs: PackShelf;
  readonly settings: Pick<SettingsService, 'get'>;
}

/**
 * Puts the sheets of a workbook, and the tables of a sheet or text, into the Inbox as files of their own, all at once,
 * where several of different columns are data: each is mapped, approved and run by itself then. They share the bytes.
 * Broken off at any point, it begins again with the same files. What a person has said of such tables of the sender
 * before holds for the next file.
 *
 * @param record As it was given: a person who has chosen a sheet, or corrected how it is read, wants that one alone.
 * @returns `undefined` where the file stays as it is
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
  if (!mayDivide(inspection) || record.undivided === true || record.job !== undefined) return undefined;
  if (record.sheet !== undefined || record.table !== undefined) return undefined;
  if (Object.keys(record.overrides).length > 0) return undefined;
  const { defaultPackId, divideWorkbooks, tableChoices } = await settings.get();
  if (!divideWorkbooks) return undefined;
  const { sheetIndex } = inspection.table;
  const sheets = await sheetsOf(deps, record.id, signal);
  const own = sheets.find(({ index }) => index === (sheetIndex ?? 0));
  const choice =
    own === undefined
      ? undefined
      : choiceFor(deps, tableChoices, { fileName: record.name, tables: own.tables });
  if (choice !== undefined && choice.as !== 'files') {
    const present: FileRecord = {
      ...record,
      undivided: true,
      ...(choice.as === 'one' ? { overrides: oneTable(sheetIndex) } : {}),
    };
    await board.save(present);
    return { present, waiting: [] };
  }
  const packId = record.packId ?? (defaultPackId === null ? null : asId<PackId>(defaultPackId));
  const file = { name: record.name, sheetIndex, packId };
  const plan =
    choice === undefined || own === undefined
      ? await sheetPlanOf(deps.stores, packs, { file, sheets })
      : planSheets({
          fileName: record.name,
          sheets,
          isText: sheetIndex === null,
          chosen: own.index,
          isWanted: () => false,
          picked: pickedOf(choice, own.tables),
        });
  return plan === undefined ? undefined : dividePlanned(deps, board, { record, plan, signal });
}

/** The reading of a sheet or text as a single table. */
export function oneTable(sheetIndex: number | null): FileRecord['overrides'] {
  return { ...(sheetIndex === null ? {} : { sheetIndex }), tables: 'one' };
}

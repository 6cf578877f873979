import { describeSheets } from './describeSheets.ts';
import { type FoundText, type OpenTables, describeTables } from './describeTables.ts';
import { type JoinInput, joinSheets, type WholeSheetReader } from './joinSheets.ts';
import { memoryScratch } from './memoryScratch.ts';
import { AppError } from './model/errors.ts';
import { inspectOptions } from './model/options/readingOptions.ts';
import { sheetOptions } from './model/options/sheetOptions.ts';
import { noFindings } from './model/textFindings.ts';
import { describing, job, type OpenInput, type OpenReach, type OpenSource, spool } from './openInput.ts';
import type { Workbook } from './workbook/openWorkbook.ts';
import { spoolSheet } from './workbook/spoolSheet.ts';

/**
 * The sheets of a workbook as a source of tables.
 * @throws {AppError} `SOURCE_EMPTY` where no visible sheet holds anything, unless all are asked for
 */
export async function openSheets(input: OpenInput, workbook: Workbook): Promise<OpenSource> {
  const reader = sheetReader(input, workbook);
  const chosenSheet = input.allTables === true ? null : await chooseSheet(input, workbook);
  return {
    kind: 'workbook',
    sheets: workbook.sheets,
    chosenSheet,
    open: (sheetIndex, reach) =>
      input.overrides.sheetsTogether === true && input.allTables !== true
        ? openTogether(input, reader, { chosenSheet: sheetIndex ?? 0, headOnly: reach === 'head' })
        : openSheet(input, workbook, { sheetIndex: sheetIndex ?? 0, reach }),
    describeSheets: () => describeSheets(reader, input.overrides),
  };
}

async function openSheet(
  input: OpenInput,
  workbook: Workbook,
  { sheetIndex, reach }: { readonly sheetIndex: number; readonly reach: OpenReach },
): Promise<OpenTables> {
  const limit = reach === 'head' ? { maxRows: inspectOptions.sheetRows } : {};
  const name = nameOf(input, workbook, sheetIndex);
  const { text, result } = await spool(input, (sink) =>
    spoolSheet(workbook, sheetIndex, { sink, ...limit, ...job(input) }),
  );
  const found = { name, sheetIndex, text, sheet: result.facts, complete: reach !== 'head' };
  return describeTables(describing(input), sheetText(found));
}

async function openTogether(
  input: OpenInput,
  reader: WholeSheetReader,
  what: Pick<JoinInput, 'chosenSheet' | 'headOnly'>,
): Promise<OpenTables> {
  const { overrides, kernel, signal } = input;
  return [
    await joinSheets({ reader, overrides, kernel, signal, ...what, spool: (write) => spool(input, write) }),
  ];
}

/** The spool of a sheet, whose form is known but for its tables. */
function sheetText(found: Pick<FoundText, 'name' | 'sheetIndex' | 'text' | 'sheet' | 'complete'>): FoundText {
  const encoding = { encoding: 'utf-8', margin: 1, byteOrderMark: false };
  return { kind: 'workbook', encoding, findings: noFindings, ...found };
}

function sheetReader(input: OpenInput, workbook: Workbook): WholeSheetReader {
  const { signal } = input;
  /** Bytes of the source that the sheets took that were read before. */
  let bytesBefore = 0;
  return {
    sheets: workbook.sheets,
    async head(sheetIndex, overrides) {
      const scratch = memoryScratch(sheetOptions.headBytes);
      const own = { ...input, overrides, scratch };
      const maxRows = inspectOptions.sheetRows;
      const name = nameOf(input, workbook, sheetIndex);
      const { text, result } = await spool(own, (sink) =>
        spoolSheet(workbook, sheetIndex, { sink, maxRows, ...(signal === undefined ? {} : { signal }) }),
      );
      const isWhole = result.recordCount < maxRows && !scratch.isFull;
      const found = sheetText({ name, sheetIndex, text, sheet: result.facts, complete: isWhole });
      return { isWhole, tables: await describeTables(describing(own), found) };
    },
    async whole(sheetIndex, overrides) {
      const rooms: { remove(): Promise<void> }[] = [];
      const scratch: OpenInput['scratch'] = {
        async create() {
          const room = await input.scratch.create();
          rooms.push(room);
          return room;
        },
      };
      const onBytes = (doneBytes: number): void => input.onBytes?.(bytesBefore + doneBytes);
      const own = { ...input, overrides, scratch, onBytes };
      const tables = await openSheet(own, workbook, { sheetIndex, reach: 'whole' });
      bytesBefore += workbook.sheetBytes(sheetIndex);
      return {
        tables,
        async remove() {
          for (const room of rooms) await room.remove();
        },
      };
    },
  };
}

function nameOf({ name }: OpenInput, { sheets }: Workbook, sheetIndex: number): string {
  const sheet = sheets[sheetIndex];
  if (sheet === undefined) throw new AppError('NOT_FOUND', `${name} has no sheet ${sheetIndex + 1}.`);
  return sheet.name;
}
/** The sheet most likely meant: the first visible one that holds at least two rows of two cells, else the first that is not empty. */
async function chooseSheet(input: OpenInput, workbook: Workbook): Promise<number> {
  if (input.overrides.sheetIndex !== undefined) return input.overrides.sheetIndex;
  let filled: number | undefined;
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    const room = await memoryScratch(sheetOptions.headBytes).create();
    const maxRows = inspectOptions.headRecords;
    await spoolSheet(workbook, sheet.index, { sink: room.sink, maxRows, ...job(input) });
    const text = await room.open();
    const rows = new TextDecoder().decode(await text.read(0, text.sizeBytes)).split('\n');
    if (rows.filter((row) => /[^,],+[^,]/u.test(row)).length >= 2) return sheet.index;
    if (rows.some((row) => row !== '')) filled ??= sheet.index;
  }
  if (filled === undefined) throw noSheet(input.name, workbook);
  return filled;
}

function noSheet(name: string, { sheets }: Workbook): AppError {
  return new AppError(
    'SOURCE_EMPTY',
    `No visible sheet of ${name} holds anything.`,
    sheets.some((sheet) => sheet.hidden)
      ? { remedy: 'Unhide the sheet that is meant in Excel, save the workbook and drop it again.' }
      : {},
  );
}

import { chooseSheet, type ChosenSheet } from './chooseSheet.ts';
import { describeSheets } from './describeSheets.ts';
import { type FoundText, type OpenTables, describeTables } from './describeTables.ts';
import { type JoinInput, joinSheets, type WholeSheetReader } from './joinSheets.ts';
import { lookAtSheet, type SheetReader } from './lookAtSheet.ts';
import { memoryScratch } from './memoryScratch.ts';
import { AppError } from '../model/errors.ts';
import { inspectOptions } from '../model/options/readingOptions.ts';
import { sheetOptions } from '../model/options/sheetOptions.ts';
import { noFindings } from '../model/textFindings.ts';
import { describing, job, type OpenInput, type OpenReach, type OpenSource, spool } from './openInput.ts';
import type { Workbook } from '../workbook/cells/workbook.ts';
import { spoolSheet } from '../workbook/spool/spoolSheet.ts';

/**
 * The sheets of a workbook as a source of tables.
 * @throws {AppError} `SOURCE_EMPTY` where no visible sheet holds anything, unless all are asked for
 */
export async function openSheets(input: OpenInput, workbook: Workbook): Promise<OpenSource> {
  const reader = sheetReader(input, workbook);
  const chosen = input.allTables === true ? null : await chosenSheetOf(input, reader);
  return {
    kind: 'workbook',
    sheets: workbook.sheets,
    chosenSheet: chosen?.index ?? null,
    ...(chosen === null ? {} : { sheetMargin: chosen.margin }),
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
  if (result.recordCount === 0 && workbook.sheets.length === 1) throw noSheet(input.name, workbook);
  const found = { name, sheetIndex, text, sheet: result.facts, complete: reach !== 'head' };
  return describeTables(describing(input), sheetText(workbook, found));
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
function sheetText(
  workbook: Workbook,
  found: Pick<FoundText, 'name' | 'sheetIndex' | 'text' | 'sheet' | 'complete'>,
): FoundText {
  const encoding = { encoding: workbook.encoding ?? 'utf-8', margin: 1, byteOrderMark: false };
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
      const isWhole = !result.isCut && !scratch.isFull;
      const found = sheetText(workbook, { name, sheetIndex, text, sheet: result.facts, complete: isWhole });
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
      return {
        tables,
        async remove() {
          for (const room of rooms) await room.remove();
        },
      };
    },
    done(sheetIndex) {
      bytesBefore += workbook.sheetBytes(sheetIndex);
      input.onBytes?.(bytesBefore);
    },
  };
}

/** The sheet that a person has chosen, or the likeliest. */
async function chosenSheetOf(input: OpenInput, reader: SheetReader): Promise<ChosenSheet> {
  const { sheetIndex } = input.overrides;
  if (sheetIndex !== undefined) return { index: sheetIndex, margin: 1 };
  const [only, another] = reader.sheets;
  if (only !== undefined && another === undefined && !only.hidden) return { index: 0, margin: 1 };
  const chosen = await chooseSheet(reader.sheets, (index) => lookAtSheet(reader, index, {}));
  if (chosen === undefined) throw noSheet(input.name, reader);
  return chosen;
}

function nameOf({ name }: OpenInput, { sheets }: Workbook, sheetIndex: number): string {
  const sheet = sheets[sheetIndex];
  if (sheet === undefined) throw new AppError('NOT_FOUND', `${name} has no sheet ${sheetIndex + 1}.`);
  return sheet.name;
}

function noSheet(name: string, { sheets }: Pick<SheetReader, 'sheets'>): AppError {
  return new AppError(
    'SOURCE_EMPTY',
    `No visible sheet of ${name} holds anything.`,
    sheets.some((sheet) => sheet.hidden)
      ? { remedy: 'Unhide the sheet that is meant in Excel, save the workbook and drop it again.' }
      : {},
  );
}

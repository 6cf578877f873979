import { describeSheets } from './describeSheets.ts';
import { type DescribeInput, type FoundText, type OpenTables, describeTables } from './describeTables.ts';
import { checkText } from './decode/checkText.ts';
import { detectEncoding } from './decode/detectEncoding.ts';
import { readHead } from './decode/readHead.ts';
import { spoolText } from './decode/spoolText.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { SheetReader } from './lookAtSheet.ts';
import { memoryScratch, memorySource } from './memoryScratch.ts';
import type { SheetInfo } from './model/analysis.ts';
import type { ByteSink, ByteSource, Inflate, LentDecoders, Scratch } from './model/bytes.ts';
import type { EncodingGuess, Overrides } from './model/dialect.ts';
import { AppError } from './model/errors.ts';
import { inspectOptions } from './model/options/readingOptions.ts';
import { sheetOptions } from './model/options/sheetOptions.ts';
import type { SheetSummary } from './model/sheet.ts';
import { noFindings } from './model/textFindings.ts';
import { cutColumns } from './parse/cutColumns.ts';
import { openWorkbook, type Workbook } from './workbook/openWorkbook.ts';
import { sniffContainer } from './workbook/sniffContainer.ts';
import { spoolSheet } from './workbook/spoolSheet.ts';

/** What a job lends to the stages. */
export interface OpenInput {
  readonly source: ByteSource;
  /** File name; names the table of delimited text. */
  readonly name: string;
  readonly overrides: Overrides;
  readonly scratch: Scratch;
  readonly inflate: Inflate;
  /** Makes reading several times faster; absent where there is none. Nobody else may be using it. */
  readonly kernel?: Kernel | undefined;
  /** Decoders for code pages that the core has none for; without them they are not guessed either. */
  readonly decoders?: LentDecoders;
  /** Every sheet is to be opened, so none is chosen, and a workbook without a filled cell is no failure. */
  readonly allTables?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of the source that were read while opening. */
  readonly onBytes?: (doneBytes: number) => void;
}

export interface OpenSource {
  readonly kind: 'delimited' | 'workbook';
  readonly sheets: readonly SheetInfo[];
  /** Which sheet is worked on first; `null` for delimited text and with `allTables`. */
  readonly chosenSheet: number | null;
  /**
   * Opens the tables of delimited text (`null`) or of one sheet; the first is the one to work on, the others follow in
   * their order.
   */
  open(sheetIndex: number | null, reach: OpenReach): Promise<OpenTables>;
  /** What each sheet of a workbook holds, as far as its first rows tell; `[]` for delimited text. */
  describeSheets(): Promise<readonly SheetSummary[]>;
}

/**
 * How much is read for opening: the `head` only; the `whole` source, so that the encoding rests on every byte; or `trust`:
 * as little as can be, as somebody reads all of it next. UTF-8 text with one table is then opened by its head, and its
 * `findings` are `null`.
 */
export type OpenReach = 'head' | 'whole' | 'trust';

/**
 * Finds out what a source is and opens its tables as UTF-8 text. Whatever can be read as it lies is read as it lies;
 * other encodings and sheets are written into scratch once, so that every later stage knows one form only.
 *
 * @throws {AppError} `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_DAMAGED`, `SOURCE_PASSWORD`, `SOURCE_UNSUPPORTED`, `NOT_FOUND`
 */
export async function openSource(input: OpenInput): Promise<OpenSource> {
  if (input.source.sizeBytes === 0) throw new AppError('SOURCE_EMPTY', `${input.name} is empty.`);
  const head = await readHead(input.source);
  if (sniffContainer(head) !== 'text') {
    const workbook = await openWorkbook(input.source, input.inflate);
    const reader = sheetReader(input, workbook);
    return {
      kind: 'workbook',
      sheets: workbook.sheets,
      chosenSheet: input.allTables === true ? null : await chooseSheet(input, workbook),
      open: (sheetIndex, reach) =>
        openSheet(input, workbook, { sheetIndex: sheetIndex ?? 0, whole: reach !== 'head' }),
      describeSheets: () => describeSheets(reader, input.overrides),
    };
  }
  return {
    kind: 'delimited',
    sheets: [],
    chosenSheet: null,
    open: (_, reach) => openText(input, head, reach),
    describeSheets: async () => [],
  };
}

async function openText(input: OpenInput, head: Uint8Array, reach: OpenReach): Promise<OpenTables> {
  const complete = head.length >= input.source.sizeBytes;
  const guess = encodingOf(input, head, complete);
  const described = (found: Pick<FoundText, 'encoding' | 'findings' | 'text' | 'complete'>) =>
    describeTables(describing(input), {
      ...found,
      kind: 'delimited',
      name: input.name,
      sheetIndex: null,
      sheet: null,
    });
  if (reach === 'head' && !complete) {
    const text = await utf8Head(input, head, guess);
    return described({ encoding: guess, findings: noFindings, text, complete: false });
  }
  const mayTrust =
    reach === 'trust' && !complete && guess.encoding === 'utf-8' && guess.mixedWith === undefined;
  const trusted = mayTrust
    ? await described({ encoding: guess, findings: null, text: input.source, complete: true })
    : undefined;
  // The reading of a table that others stand below or beside does not go over every byte.
  if (trusted?.length === 1 && trusted[0].structure.span === undefined && trusted[0].text === input.source)
    return trusted;
  const settled = complete || input.overrides.encoding !== undefined;
  const checked = await checkText(input.source, guess, { ...job(input), lent: input.decoders, settled });
  const encoding = input.overrides.encoding === undefined ? checked.encoding : guess;
  if (checked.asItLies && encoding.encoding === 'utf-8') {
    const { findings } = checked;
    if (trusted === undefined) return described({ encoding, findings, text: input.source, complete: true });
    const [first, ...others] = trusted;
    return [{ ...first, encoding, findings }, ...others.map((table) => ({ ...table, encoding, findings }))];
  }
  const { text, result } = await spool(input, (sink) =>
    spoolText(input.source, encoding, { sink, lent: input.decoders, signal: input.signal }),
  );
  return described({ encoding, findings: result, text, complete: true });
}

async function openSheet(
  input: OpenInput,
  workbook: Workbook,
  { sheetIndex, whole }: { readonly sheetIndex: number; readonly whole: boolean },
): Promise<OpenTables> {
  const sheet = workbook.sheets[sheetIndex];
  if (sheet === undefined) throw new AppError('NOT_FOUND', `${input.name} has no sheet ${sheetIndex + 1}.`);
  const limit = whole ? {} : { maxRows: inspectOptions.sheetRows };
  const { text, result } = await spool(input, (sink) =>
    spoolSheet(workbook, sheetIndex, { sink, ...limit, ...job(input) }),
  );
  const spooled = { text, sheet: result.facts, complete: whole };
  return describeTables(describing(input), sheetText({ name: sheet.name, sheetIndex, ...spooled }));
}

/** The spool of a sheet, whose form is known but for its tables. */
function sheetText(found: Pick<FoundText, 'name' | 'sheetIndex' | 'text' | 'sheet' | 'complete'>): FoundText {
  const encoding = { encoding: 'utf-8', margin: 1, byteOrderMark: false };
  return { kind: 'workbook', encoding, findings: noFindings, ...found };
}

function sheetReader(input: OpenInput, workbook: Workbook): SheetReader {
  return {
    sheets: workbook.sheets,
    async head(sheetIndex, overrides) {
      const scratch = memoryScratch(sheetOptions.headBytes);
      const own = { ...input, overrides, scratch };
      const maxRows = inspectOptions.sheetRows;
      const { text, result } = await spool(own, (sink) =>
        spoolSheet(workbook, sheetIndex, { sink, maxRows, ...job(input) }),
      );
      const isWhole = result.recordCount < maxRows && !scratch.isFull;
      const name = workbook.sheets[sheetIndex]?.name ?? '';
      const found = sheetText({ name, sheetIndex, text, sheet: result.facts, complete: isWhole });
      return { isWhole, tables: await describeTables(describing(own), found) };
    },
  };
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

/** What the stages that find tables need of a job. */
function describing(input: OpenInput): DescribeInput {
  const { name, overrides } = input;
  return {
    name,
    overrides,
    cut: async (text, dialect, columns) => {
      const { text: own } = await spool(input, (sink) =>
        cutColumns(text, dialect, { ...columns, sink, signal: input.signal }),
      );
      return own;
    },
  };
}

function encodingOf(input: OpenInput, head: Uint8Array, complete: boolean): EncodingGuess {
  const guess = detectEncoding(head, { complete, lent: input.decoders });
  const { encoding } = input.overrides;
  return encoding === undefined ? guess : { encoding, margin: 1, byteOrderMark: guess.byteOrderMark };
}

async function utf8Head(input: OpenInput, head: Uint8Array, guess: EncodingGuess): Promise<ByteSource> {
  if (guess.encoding === 'utf-8' && guess.mixedWith === undefined) return memorySource(head);
  const room = await memoryScratch(Number.POSITIVE_INFINITY).create();
  await spoolText(memorySource(head), guess, { sink: room.sink, lent: input.decoders });
  return room.open();
}

async function spool<Result>(
  input: OpenInput,
  write: (sink: ByteSink) => Promise<Result>,
): Promise<{ readonly text: ByteSource; readonly result: Result }> {
  const room = await input.scratch.create();
  try {
    const result = await write(room.sink);
    await room.sink.close();
    return { text: await room.open(), result };
  } catch (error) {
    await room.sink.discard();
    throw error;
  }
}

function job({ signal, onBytes }: OpenInput): {
  signal?: AbortSignal;
  onBytes?: (doneBytes: number) => void;
} {
  return { ...(signal === undefined ? {} : { signal }), ...(onBytes === undefined ? {} : { onBytes }) };
}

import { checkText } from './decode/checkText.ts';
import { detectEncoding } from './decode/detectEncoding.ts';
import { readHead } from './decode/readHead.ts';
import { spoolText } from './decode/spoolText.ts';
import { detectDialect } from './dialect/detectDialect.ts';
import { detectStructure } from './dialect/detectStructure.ts';
import type { SheetInfo } from './model/analysis.ts';
import type { ByteSink, ByteSource, Inflate, Scratch } from './model/bytes.ts';
import type { DelimiterGuess, EncodingGuess, Overrides, TableStructure } from './model/dialect.ts';
import { AppError } from './model/errors.ts';
import { inspectOptions } from './model/options/readingOptions.ts';
import { splitHead } from './parse/splitHead.ts';
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
  /** Every sheet is to be opened, so none is chosen, and a workbook without a filled cell is no failure. */
  readonly allTables?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of the source that were read while opening. */
  readonly onBytes?: (doneBytes: number) => void;
}

/** One table, ready to be read record by record. */
export interface OpenTable {
  readonly kind: 'delimited' | 'workbook';
  readonly name: string;
  readonly sheetIndex: number | null;
  readonly encoding: EncodingGuess;
  /** Bytes of the source that are no text in its encoding; they read as U+FFFD. */
  readonly undecodable: number;
  /** UTF-8 text: the source itself, or a spool of it. */
  readonly text: ByteSource;
  readonly dialect: DelimiterGuess;
  readonly structure: TableStructure;
  /** The first records, their longest cells cut. */
  readonly headRecords: readonly (readonly string[])[];
}

export interface OpenSource {
  readonly kind: 'delimited' | 'workbook';
  readonly sheets: readonly SheetInfo[];
  /** Which sheet is worked on first; `null` for delimited text and with `allTables`. */
  readonly chosenSheet: number | null;
  /**
   * Opens the table of delimited text (`null`) or of one sheet.
   * `whole` reads the source to its end, so that the encoding rests on every byte; otherwise only the head is opened.
   */
  open(sheetIndex: number | null, whole: boolean): Promise<OpenTable>;
}

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
    return {
      kind: 'workbook',
      sheets: workbook.sheets,
      chosenSheet: input.allTables === true ? null : await chooseSheet(input, workbook),
      open: (sheetIndex, whole) => openSheet(input, workbook, { sheetIndex: sheetIndex ?? 0, whole }),
    };
  }
  return {
    kind: 'delimited',
    sheets: [],
    chosenSheet: null,
    open: (_, whole) => openText(input, head, whole),
  };
}

async function openText(input: OpenInput, head: Uint8Array, whole: boolean): Promise<OpenTable> {
  const complete = head.length >= input.source.sizeBytes;
  const guess = encodingOf(input, head, complete);
  if (!whole && !complete) {
    const text = await utf8Head(head, guess);
    return describeTable(input, {
      kind: 'delimited',
      name: input.name,
      sheetIndex: null,
      encoding: guess,
      undecodable: 0,
      text,
      complete: false,
    });
  }
  const checked = await checkText(input.source, guess, job(input));
  const encoding =
    input.overrides.encoding === undefined ? checked : { ...checked, encoding: guess.encoding, margin: 1 };
  const readable = encoding.encoding === 'utf-8' && checked.undecodable === 0;
  const spooled = readable
    ? undefined
    : await spool(input, (sink) => spoolText(input.source, encoding.encoding, { sink, ...signalOf(input) }));
  return describeTable(input, {
    kind: 'delimited',
    name: input.name,
    sheetIndex: null,
    encoding,
    undecodable: spooled?.result.undecodable ?? 0,
    text: spooled?.text ?? input.source,
    complete: true,
  });
}

async function openSheet(
  input: OpenInput,
  workbook: Workbook,
  { sheetIndex, whole }: { readonly sheetIndex: number; readonly whole: boolean },
): Promise<OpenTable> {
  const sheet = workbook.sheets[sheetIndex];
  if (sheet === undefined) throw new AppError('NOT_FOUND', `${input.name} has no sheet ${sheetIndex + 1}.`);
  const limit = whole ? {} : { maxRows: inspectOptions.sheetRows };
  const { text } = await spool(input, (sink) =>
    spoolSheet(workbook, sheetIndex, { sink, ...limit, ...job(input) }),
  );
  return describeTable(input, {
    kind: 'workbook',
    name: sheet.name,
    sheetIndex,
    encoding: { encoding: 'utf-8', margin: 1, byteOrderMark: false },
    undecodable: 0,
    text,
    complete: whole,
  });
}

/** The sheet most likely meant: the first visible one that holds at least two rows of two cells, else the first that is not empty. */
async function chooseSheet(input: OpenInput, workbook: Workbook): Promise<number> {
  if (input.overrides.sheetIndex !== undefined) return input.overrides.sheetIndex;
  let filled: number | undefined;
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    let wideRows = 0;
    let rows = 0;
    for await (const batch of workbook.readSheet(sheet.index, job(input))) {
      for (const row of batch) {
        const cells = row.cells.filter((cell) => cell !== '').length;
        if (cells > 0) rows += 1;
        if (cells > 1) wideRows += 1;
      }
      if (wideRows >= 2 || rows > inspectOptions.headRecords) break;
    }
    if (wideRows >= 2) return sheet.index;
    if (rows > 0) filled ??= sheet.index;
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

interface Found {
  readonly kind: 'delimited' | 'workbook';
  readonly name: string;
  readonly sheetIndex: number | null;
  readonly encoding: EncodingGuess;
  readonly undecodable: number;
  readonly text: ByteSource;
  /** Whether `text` goes to the end of the table; a head ends in the middle of a record. */
  readonly complete: boolean;
}

async function describeTable(input: OpenInput, found: Found): Promise<OpenTable> {
  const { overrides } = input;
  const head = await readHead(found.text);
  const headIsAll = found.complete && head.length >= found.text.sizeBytes;
  const text = new TextDecoder('utf-8').decode(head);
  const dialect =
    found.kind === 'workbook'
      ? sheetDialect
      : detectDialect(text, {
          ...(overrides.delimiter === undefined ? {} : { delimiter: overrides.delimiter }),
          ...(overrides.quote === undefined ? {} : { quote: overrides.quote }),
        });
  const records = splitHead(head, dialect, {
    complete: headIsAll,
    maxRecords: inspectOptions.structureRecords,
  });
  const structure = detectStructure(records, {
    complete: headIsAll,
    ...(overrides.headerRows === undefined ? {} : { headerRows: overrides.headerRows }),
    ...(overrides.innerRows === undefined ? {} : { innerRows: overrides.innerRows }),
  });
  if (headIsAll && structure.columnNames.length === 0)
    throw new AppError('SOURCE_EMPTY', `No cell of ${input.name} holds anything.`);
  const { complete: _, ...rest } = found;
  return { ...rest, dialect, structure, headRecords: shown(records) };
}

/** What a person needs to see of the first records to choose among them. */
function shown(records: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const { headRecords, headCellCharacters: most } = inspectOptions;
  return records
    .slice(0, headRecords)
    .map((cells) => cells.map((cell) => (cell.length > most ? `${cell.slice(0, most - 1)}…` : cell)));
}

/** How `spoolSheet` writes; nothing is guessed about a sheet's cells. */
const sheetDialect: DelimiterGuess = {
  delimiter: ',',
  quote: '"',
  escape: null,
  lineTerminator: '\n',
  margin: 1,
  runnerUp: null,
};

function encodingOf(input: OpenInput, head: Uint8Array, complete: boolean): EncodingGuess {
  const guess = detectEncoding(head, { complete });
  const { encoding } = input.overrides;
  return encoding === undefined ? guess : { ...guess, encoding, margin: 1 };
}

async function utf8Head(head: Uint8Array, guess: EncodingGuess): Promise<ByteSource> {
  if (guess.encoding === 'utf-8') return memorySource(head);
  const chunks: Uint8Array[] = [];
  const sink = {
    write: async (bytes: Uint8Array) => void chunks.push(bytes.slice()),
    close: async () => {},
    discard: async () => {},
  };
  await spoolText(memorySource(head), guess.encoding, sink);
  return memorySource(joined(chunks));
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

function memorySource(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function signalOf({ signal }: OpenInput): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function job({ signal, onBytes }: OpenInput): {
  signal?: AbortSignal;
  onBytes?: (doneBytes: number) => void;
} {
  return { ...(signal === undefined ? {} : { signal }), ...(onBytes === undefined ? {} : { onBytes }) };
}

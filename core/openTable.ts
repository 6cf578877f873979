import { checkText } from './decode/checkText.ts';
import { detectEncoding } from './decode/detectEncoding.ts';
import { spoolText } from './decode/spoolText.ts';
import { detectDialect } from './dialect/detectDialect.ts';
import { detectStructure } from './dialect/detectStructure.ts';
import type { SheetInfo } from './model/analysis.ts';
import type { ByteSource, Inflate, Scratch } from './model/bytes.ts';
import type { DelimiterGuess, EncodingGuess, Overrides, TableStructure } from './model/dialect.ts';
import { AppError } from './model/errors.ts';
import { inspectOptions } from './model/options.ts';
import { cellText } from './parse/cellText.ts';
import { readRecords } from './parse/readRecords.ts';
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
  /** The first records as they stand. */
  readonly headRecords: readonly (readonly string[])[];
}

export interface OpenSource {
  readonly kind: 'delimited' | 'workbook';
  readonly sheets: readonly SheetInfo[];
  /** Which sheet is worked on first; `null` for delimited text. */
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
  const head = await input.source.read(0, inspectOptions.headBytes);
  if (sniffContainer(head) !== 'text') {
    const workbook = await openWorkbook(input.source, input.inflate);
    return {
      kind: 'workbook',
      sheets: workbook.sheets,
      chosenSheet: await chooseSheet(input, workbook),
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
    return describe(input, {
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
    : await spool(input, (sink) => spoolText(input.source, encoding.encoding, sink));
  return describe(input, {
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
  return describe(input, {
    kind: 'workbook',
    name: sheet.name,
    sheetIndex,
    encoding: { encoding: 'utf-8', margin: 1, byteOrderMark: false },
    undecodable: 0,
    text,
    complete: whole,
  });
}

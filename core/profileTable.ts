import type { OpenTable } from './open/describeTables.ts';
import type { DelimiterGuess, TableStructure } from './model/dialect.ts';
import type { ByteSource } from './model/bytes.ts';
import { parseOptions } from './model/options/readingOptions.ts';
import { noFindings, type TextFindings } from './model/textFindings.ts';
import { cellText } from './parse/cellText.ts';
import type { DataReport } from './parse/dataBatch.ts';
import { joinReports } from './parse/joinReports.ts';
import { joinIndexes, type RowIndex } from './parse/rowIndex.ts';
import { mergeTables } from './profile/tableFold.ts';
import { partOf, type TablePart, tableOf } from './profile/tablePart.ts';
import { profileRange, type RangeInput, type RangeProfile } from './profileRange.ts';

/** The second part of a text, for somebody who works beside us: from a byte where a record seems to begin, to the end. */
export interface PartRequest {
  readonly from: number;
  readonly dialect: DelimiterGuess;
  readonly structure: TableStructure;
  readonly columnTypes: RangeInput['columnTypes'];
  readonly encoding: RangeInput['encoding'];
  /** Somebody has looked at every byte of the text and found nothing odd. */
  readonly isChecked: boolean;
}

/** Profiles the second part of a text; what a helper does in its own thread. */
export async function profilePart(
  text: ByteSource,
  { from, dialect, structure, isChecked, ...request }: PartRequest,
  lent: Pick<RangeInput, 'kernel' | 'decoders' | 'signal'>,
): Promise<PartAnswer> {
  const table = { dialect, structure };
  const start = { byteOffset: from, record: 0, line: 1 };
  const { fold, report, index, verdict } = await profileRange({
    ...lent,
    ...request,
    text,
    table,
    from: start,
    isPart: true,
    findings: isChecked ? noFindings : null,
  });
  const clean = isChecked || (verdict !== null && verdict.asItLies && !isOdd(verdict.findings));
  return { part: partOf(fold), report, index, clean };
}

function isOdd({ undecodable, lost, marks, zeros, foreign }: TextFindings): boolean {
  return [undecodable, lost, marks, zeros, foreign].some(({ count }) => count > 0);
}

/** What the second part comes to; records, rows and lines are counted from its beginning. Plain data. */
export interface PartAnswer {
  readonly part: TablePart;
  readonly report: DataReport;
  readonly index: RowIndex;
  /** Every byte is UTF-8 without anything odd. */
  readonly clean: boolean;
}

/** Somebody who profiles the second part of a long text while we profile the first. */
export interface PartHelper {
  /** Bytes from which a text is worth two readers to it. */
  readonly leastBytes: number;
  /** Resolves with `undefined` where it could not be done; the first part's reader goes on then. */
  profile(text: ByteSource, request: PartRequest): Promise<PartAnswer | undefined>;
  /** Nobody waits for the answer any more. */
  cancel(): void;
}

/**
 * Profiles a whole table. A long text is cut in two where a line ends, and `helper` takes the part behind: if the record
 * before it ends just there, both are joined, and otherwise the line end stood in a cell and the first reader goes on to the
 * end. So the answer is the same with and without help.
 */
export async function profileTable(
  table: OpenTable,
  input: Omit<RangeInput, 'from' | 'until' | 'text' | 'table'>,
  helper?: PartHelper,
): Promise<RangeProfile> {
  const { text, findings } = table;
  const whole = { ...input, text, table };
  // What is odd about bytes is known by its place in the text, and only one reader finds the records of all places.
  const isKnownOdd = findings !== null && isOdd(findings);
  if (helper === undefined || input.lines === true || isKnownOdd || text.sizeBytes < helper.leastBytes)
    return profileRange(whole);
  const until = await placeForTwo(table);
  if (until === undefined) return profileRange(whole);
  const theirs = helper.profile(text, {
    from: until,
    isChecked: findings !== null,
    dialect: table.dialect,
    structure: laterPart(table.structure),
    columnTypes: input.columnTypes,
    encoding: input.encoding,
  });
  try {
    const onProgress = forBoth(input.onProgress, text.sizeBytes / until);
    const first = await profileRange({ ...whole, until, isPart: true, onProgress });
    if (first.stop === null) return first;
    const answer = await theirs;
    if (answer?.clean === true) return joined(first, answer, first.stop);
    // The second part is read once more here, so that what is odd in it is found and counted in its place.
    return profileRange(whole);
  } finally {
    helper.cancel();
  }
}

/** Tells how far both readers are by how far the first is; the second is said to keep pace. */
function forBoth(tell: RangeInput['onProgress'], factor: number): NonNullable<RangeInput['onProgress']> {
  return (doneBytes, rows) => tell?.(doneBytes * factor, Math.round(rows * factor));
}

/** Where to cut: behind the first line end past a share of the text; `undefined` where it is not one table to its end. */
async function placeForTwo(table: OpenTable): Promise<number | undefined> {
  const { text, structure } = table;
  if (
    table.tables.length > 1 ||
    structure.span !== undefined ||
    structure.keptRows !== undefined ||
    table.dialect.lineTerminator === '\r'
  )
    return undefined;
  const middle = Math.floor(text.sizeBytes * parseOptions.firstPartShare);
  const bytes = await text.read(middle, parseOptions.chunkBytes);
  const lineEnd = bytes.indexOf(0x0a);
  return lineEnd < 0 ? undefined : middle + lineEnd + 1;
}

/** The structure as a reader sees it who counts records from the second part's beginning. */
function laterPart(structure: TableStructure): TableStructure {
  const { innerRule } = structure;
  return {
    ...structure,
    headerRows: [],
    firstDataRow: 0,
    skippedRows: [],
    ...(innerRule === undefined ? {} : { innerRule: { ...innerRule, from: 0 } }),
  };
}

function joined(
  first: RangeProfile,
  { part, report, index }: PartAnswer,
  stop: NonNullable<RangeProfile['stop']>,
): RangeProfile {
  const second = tableOf(part, { readText: cellText });
  return {
    fold: mergeTables(first.fold, second, stop.record),
    report: joinReports(first.report, report, stop.record),
    index: joinIndexes(first.index, index, stop),
    stop: null,
    verdict: first.verdict,
    located: first.located,
  };
}

import type { ByteSink } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { SourceRow } from '../model/records.ts';
import type { AppliedRow, RunCounts } from '../model/run.ts';
import type { CompiledMapping } from './compileMapping.ts';
import type { OutputCell } from './outputCells.ts';
import type { ExactKeys } from '../dedupe/exactKeys.ts';
import { recordSink } from './recordSink.ts';
import { rejectHeader } from './rejectRecord.ts';
import { runFold, runTallies } from './runTallies.ts';
import { takeRow } from './takeRow.ts';

/** Where the rows go. What is absent is not written; without any, the run only counts. */
export interface RunSinks {
  /** RFC 4180 in UTF-8, exact values; header and columns are `outputColumns`: all fields of the schema, then the derived ones. */
  readonly cleanedCsv?: ByteSink;
  /** Rows that failed, with line, byte offset, reasons and the original record. */
  readonly rejectsCsv?: ByteSink;
  /** Takes the rows that go out, typed, batch by batch; awaited, so a slow taker slows the run. Without a header row. */
  readonly onCleaned?: (rows: readonly (readonly OutputCell[])[]) => void | Promise<void>;
  /**
   * Takes the same rows as the mapping made them, batch by batch; awaited. A run in parts calls it for none: whoever takes
   * them counts whether all have come.
   */
  readonly onApplied?: (rows: readonly AppliedRow[]) => void | Promise<void>;
}

/** How far a run has come, after each batch of rows. */
export interface RowsDone {
  readonly rowsIn: number;
  readonly rowsRejected: number;
}

export interface RunJob {
  /** Data rows and unreadable records in order, in batches of any size. */
  readonly rows: AsyncIterable<readonly SourceRow[]>;
  /** The text of a record as it stands in the source. Asked for rejected rows only, before the next batch is. Left out: cells are written as a CSV record. */
  readonly originalOf?: (row: SourceRow) => string;
  readonly mapping: CompiledMapping;
  /** The rows are of several sheets, whose names the rejects are to have. */
  readonly ofSheets?: boolean;
  /** Failing rows are named from behind this data row on; left out: from the first on. */
  readonly failedAfter?: number;
  /** Takes the keys of all rows. */
  readonly keys?: ExactKeys;
  readonly sinks: RunSinks;
  readonly onRows?: (done: RowsDone) => void;
  readonly signal?: AbortSignal;
}

/**
 * Applies a mapping to every row and writes what comes of it, in bounded memory. `runPart.ts` does the same for a part
 * of a table, so that several threads can work at once.
 *
 * A row without problems goes out, any other goes to the rejects, whole: `rowsIn = rowsOut + rowsRejected`. Sinks are
 * written to and left open; closing them, which makes them visible, is for the caller once everything has succeeded,
 * and so is discarding them when this rejects.
 *
 * @throws {AppError} `CANCELLED` between two batches; whatever the rows or the sinks throw.
 */
export async function runMapping(job: RunJob): Promise<RunCounts> {
  const { mapping, sinks, signal, originalOf } = job;
  const { schema } = mapping;
  const cleaned = sinks.cleanedCsv === undefined ? undefined : recordSink(sinks.cleanedCsv);
  const rejects = sinks.rejectsCsv === undefined ? undefined : recordSink(sinks.rejectsCsv);
  const plan = {
    schema,
    ...(job.failedAfter === undefined ? {} : { failedAfter: job.failedAfter }),
    ...(job.keys === undefined ? {} : { key: job.keys.fields }),
  };
  const fold = runFold(plan);
  let tallies = runTallies(plan, mapping.rules);
  let rowsIn = 0;
  let rowsRejected = 0;
  let inPart = 0;

  cleaned?.add(mapping.columns.map((column) => column.name));
  rejects?.add(rejectHeader(job.ofSheets === true));
  throwIfCancelled(signal);
  for await (const batch of job.rows) {
    throwIfCancelled(signal);
    const typed: OutputCell[][] | undefined = sinks.onCleaned === undefined ? undefined : [];
    const applied: AppliedRow[] | undefined = sinks.onApplied === undefined ? undefined : [];
    const work = { mapping, tallies, cleaned, rejects, typed, applied, originalOf };
    for (let i = 0; i < batch.length; i += 1) {
      const row = batch[i];
      if (row === undefined) continue;
      rowsIn += 1;
      if (!takeRow(row, work)) rowsRejected += 1;
      // Nothing is awaited unless a sink has gathered enough, so rows cost no turn of the event loop.
      const writing = cleaned?.relieve() ?? rejects?.relieve();
      if (writing !== undefined) await writing;
    }
    if (typed !== undefined && typed.length > 0) await sinks.onCleaned?.(typed);
    if (applied !== undefined && applied.length > 0) await sinks.onApplied?.(applied);
    inPart += batch.length;
    if (inPart >= parseOptions.partRows) {
      await takePart();
      tallies = runTallies(plan, mapping.rules);
      inPart = 0;
    }
    job.onRows?.({ rowsIn, rowsRejected });
  }
  throwIfCancelled(signal);
  await cleaned?.flush();
  await rejects?.flush();
  await takePart();
  return fold.counts();

  async function takePart(): Promise<void> {
    const part = tallies.part();
    fold.add(part);
    if (part.keys !== undefined) await job.keys?.merge(part.keys);
  }
}

/** Counts what a mapping would do to every row, and writes nothing. */
export function dryRun(job: Omit<RunJob, 'sinks'>): Promise<RunCounts> {
  return runMapping({ ...job, sinks: {} });
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('CANCELLED', 'The run was cancelled.');
}

import type { ByteSink } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import type { SourceRow } from '../model/records.ts';
import type { AppliedRow, RunCounts } from '../model/run.ts';
import type { CompiledMapping } from './compileMapping.ts';
import { csvRecord, recordEnd } from '../values/csvRecord.ts';
import { failureTally } from './failureTally.ts';
import { outputCells } from './outputCells.ts';
import type { OutputCell } from './outputCells.ts';
import { rejectHeader, rejectRecord } from './rejectRecord.ts';
import { textSink } from './textSink.ts';

/** Where the rows go. What is absent is not written; without any, the run only counts. */
export interface RunSinks {
  /** RFC 4180 in UTF-8, exact values; header and columns are all fields of the schema, in order. */
  readonly cleanedCsv?: ByteSink;
  /** Rows that failed, with line, byte offset, reasons and the original record. */
  readonly rejectsCsv?: ByteSink;
  /** Takes the rows that go out, typed, batch by batch; awaited, so a slow taker slows the run. Without a header row. */
  readonly onCleaned?: (rows: readonly (readonly OutputCell[])[]) => void | Promise<void>;
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
  readonly sinks: RunSinks;
  readonly onRows?: (done: RowsDone) => void;
  readonly signal?: AbortSignal;
}

/**
 * Applies a mapping to every row and writes what comes of it, in bounded memory.
 *
 * A row without problems goes out, any other goes to the rejects, whole: `rowsIn = rowsOut + rowsRejected`. Sinks are
 * written to and left open; closing them, which makes them visible, is for the caller once everything has succeeded,
 * and so is discarding them when this rejects.
 *
 * @throws {AppError} `CANCELLED` between two batches; whatever the rows or the sinks throw.
 */
export async function runMapping(job: RunJob): Promise<RunCounts> {
  const { mapping, sinks, signal } = job;
  const fields = mapping.schema.fields;
  const names = fields.map((field) => field.name);
  const cleaned = sinks.cleanedCsv === undefined ? undefined : textSink(sinks.cleanedCsv);
  const rejects = sinks.rejectsCsv === undefined ? undefined : textSink(sinks.rejectsCsv);
  const tally = failureTally(names, job.failedAfter);
  let rowsIn = 0;
  let rowsRejected = 0;

  cleaned?.add(csvRecord(names) + recordEnd);
  rejects?.add(csvRecord(rejectHeader(job.ofSheets === true)) + recordEnd);
  throwIfCancelled(signal);
  for await (const batch of job.rows) {
    throwIfCancelled(signal);
    const typed: OutputCell[][] = [];
    for (let i = 0; i < batch.length; i += 1) {
      const row = batch[i];
      if (row === undefined) continue;
      const applied = mapping.applyRow(row);
      rowsIn += 1;
      if (applied.problems.length > 0) {
        rowsRejected += 1;
        addProblems(applied);
        rejects?.add(csvRecord(rejectRecord(applied, job.originalOf?.(row))) + recordEnd);
      } else {
        cleaned?.add(csvRecord(applied.values) + recordEnd);
        if (sinks.onCleaned !== undefined) typed.push(outputCells(fields, applied.values));
      }
      // Nothing is awaited unless a sink has gathered enough, so rows cost no turn of the event loop.
      const writing = cleaned?.relieve() ?? rejects?.relieve();
      if (writing !== undefined) await writing;
    }
    if (typed.length > 0) await sinks.onCleaned?.(typed);
    job.onRows?.({ rowsIn, rowsRejected });
  }
  throwIfCancelled(signal);
  await cleaned?.flush();
  await rejects?.flush();
  return { rowsIn, rowsOut: rowsIn - rowsRejected, rowsRejected, failures: tally.counts() };

  function addProblems({ problems, source }: AppliedRow): void {
    for (let p = 0; p < problems.length; p += 1) {
      const problem = problems[p];
      if (problem !== undefined) tally.add(problem, source.unreadable === undefined ? source.rowIndex : null);
    }
  }
}

/** Counts what a mapping would do to every row, and writes nothing. */
export function dryRun(job: Omit<RunJob, 'sinks'>): Promise<RunCounts> {
  return runMapping({ ...job, sinks: {} });
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('CANCELLED', 'The run was cancelled.');
}

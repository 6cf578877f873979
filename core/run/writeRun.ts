import { type OutputNames, outputNames } from '../apply/outputNames.ts';
import { withRawColumns } from '../apply/rawColumns.ts';
import { summarise } from '../apply/summary.ts';
import type { TableAnalysis } from '../model/analysis.ts';
import type { Deflate, Scratch } from '../model/bytes.ts';
import { changedSince } from '../model/changedSource.ts';
import { runOptions } from '../model/options/runningOptions.ts';
import type { OutputFile, RunCounts } from '../model/run.ts';
import { countLikely, likelyOfRun } from './countLikely.ts';
import { keyedRun, listDuplicates } from './keyedRun.ts';
import type { MappedRowsWriter } from './mappedRows.ts';
import type { OpenOutputs } from './openOutputs.ts';
import type { RunRows, RunTable, TableRun } from './tableRun.ts';
import { outputsWanted, type RunTask, writeReports } from './writeReports.ts';

/** A run whose cleaned CSV lies complete among its outputs, for what is made of it by a database. */
export interface RunCleaned {
  readonly request: RunTask;
  readonly names: OutputNames;
  readonly counts: RunCounts;
  readonly outputs: OpenOutputs;
}

/** A run and all that it needs. */
export interface RunWork {
  readonly request: RunTask;
  /** Of the source, as the person knows it. */
  readonly name: string;
  /** `sha256` of the source's bytes, lower-case hex. */
  readonly table: RunTable & { readonly sha256: string };
  /** For what is kept until the run has ended. */
  readonly scratch: Scratch;
  readonly outputs: OpenOutputs;
  readonly runRows: RunRows;
  /** Takes the rows that go out; absent: nobody asks for them again. */
  readonly mapped?: Pick<MappedRowsWriter, 'add'>;
  /** Writes what the host makes of the cleaned rows and of the source, where it is asked for: Parquet, aggregates, a copy. */
  readonly tables: (run: RunCleaned) => Promise<readonly OutputFile[]>;
  /** Where an output will lie, as the validation says it. */
  readonly locationOf: (name: string) => string;
  readonly deflate: Deflate;
  /** Is called when a report is begun. */
  readonly onOutput?: () => void;
  /** Lets others go first in long work. */
  readonly rest: () => Promise<void>;
  /** A person ended the run before all its parts were done: outputs are of those that are. */
  readonly partial?: true;
}

/** What a run gave. */
export interface RunGiven {
  readonly counts: RunCounts;
  readonly outputs: readonly OutputFile[];
}

/**
 * Applies a mapping to every row of a table and writes all outputs. They are complete when this resolves; making them
 * visible is for the host. When it rejects, nothing is open any more and what was written is discarded.
 *
 * @throws {AppError} `SOURCE_CHANGED` when the source is not the one that was analyzed; `DISK_FULL`
 */
export async function writeRun(given: RunWork): Promise<RunGiven> {
  const { table, outputs } = given;
  const work = { ...given, request: withTarget(given.request) };
  const [analysis] = work.request.analysis.tables;
  const { sha256 } = work.request.analysis.source;
  if (analysis === undefined || table.index.rowCount !== analysis.rowCount) throw changedSince(work.name);
  if (sha256 !== null && sha256 !== table.sha256) throw changedSince(work.name);
  try {
    return await writeAll({ ...work, given: given.request, analysis });
  } catch (error) {
    await outputs.discard(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** The same with the target that its outputs are to have. */
export function withTarget(request: RunTask): RunTask {
  return outputsWanted(request).rawColumns ? { ...request, ...withRawColumns(request) } : request;
}

/** Whether a run of so many rows writes a workbook of them, for which rows are handed over with their types. */
export function writesWorkbook(request: RunTask): boolean {
  const rowCount = request.analysis.tables[0]?.rowCount ?? 0;
  return rowCount <= runOptions.workbookRows && outputsWanted(request).formats.includes('xlsx');
}

async function writeAll(work: Writing): Promise<RunGiven> {
  const { request, given, table, scratch, analysis, outputs, runRows, mapped, rest } = work;
  const { mapping } = request;
  const names = outputNames(request.fileName);
  const cleanedCsv = await outputs.file(names.cleanedCsv, 'cleaned-csv');
  const rejectsCsv = await outputs.file(names.rejectsCsv, 'rejects-csv');
  const workbook = writesWorkbook(request)
    ? await outputs.workbook(names.cleanedXlsx, request.schema)
    : undefined;

  const gathered = likelyOfRun({ table, ...request });
  const run: TableRun = {
    table,
    schema: request.schema,
    correspondences: request.correspondences,
    ...(request.lastDay === undefined ? {} : { lastDay: request.lastDay }),
    sinks: {
      cleanedCsv: cleanedCsv.sink,
      rejectsCsv: rejectsCsv.sink,
      ...(workbook === undefined ? {} : { onCleaned: (rows) => workbook.put(rows) }),
      ...(gathered === undefined && mapped === undefined
        ? {}
        : {
            onApplied(rows) {
              for (const row of rows) gathered?.add(row);
              return mapped?.add(rows);
            },
          }),
    },
    phase: 'writing',
  };
  const { counts: counted, groups } = await keyedRun(run, { scratch, runRows });
  // No row may be missing from the outputs without a word, whatever has gone wrong.
  if (work.partial !== true && counted.rowsIn !== analysis.rowCount + analysis.rejectedRows)
    throw changedSince(work.name);
  const { rowsOut } = counted;
  const likely = await countLikely(run, { gathered, rowsOut, groups, rest });
  const counts = likely === undefined ? counted : { ...counted, likely };
  const files = [await cleanedCsv.finish()];
  files.push(...(await work.tables({ request, names, counts, outputs })));
  if (workbook !== undefined) files.push(await workbook.finish());
  // A file that holds nothing but its header would only raise questions.
  if (counts.rowsRejected > 0) files.push(await rejectsCsv.finish());
  else await rejectsCsv.sink.discard();
  if (groups !== undefined && groups.rows.length > 0) {
    const duplicatesCsv = await outputs.file(names.duplicatesCsv, 'duplicates-csv');
    await listDuplicates(run, groups, { sink: duplicatesCsv.sink, scratch });
    files.push(await duplicatesCsv.finish());
  }

  const summary = summarise({
    fileName: request.fileName,
    uploadedAt: request.submittedAt,
    processedAt: request.startedAt,
    table: analysis,
    counts,
    target: {
      packId: request.schema.id,
      ...(mapping === undefined ? {} : { mappingId: mapping.id, mappingVersion: mapping.version }),
    },
  });
  const summaryJson = await outputs.file(names.summaryJson, 'summary-json');
  await summaryJson.sink.write(new TextEncoder().encode(`${JSON.stringify(summary, null, 2)}\n`));
  files.push(await summaryJson.finish());
  const { locationOf, deflate, onOutput = () => undefined } = work;
  files.push(
    ...(await writeReports({
      request: given,
      table,
      analysis,
      counts,
      outputs,
      names,
      files,
      locationOf,
      deflate,
      onOutput,
    })),
  );
  return { counts, outputs: files };
}

interface Writing extends RunWork {
  /** The request without columns for the text of the source, which a report has no need to explain. */
  readonly given: RunTask;
  readonly analysis: TableAnalysis;
}

import { outputNames } from '../../../core/apply/outputNames.ts';
import { withRawColumns } from '../../../core/apply/rawColumns.ts';
import { summarise } from '../../../core/apply/summary.ts';
import type { Progress, TableAnalysis } from '../../../core/model/analysis.ts';
import type { Scratch } from '../../../core/model/bytes.ts';
import { runOptions } from '../../../core/model/options/runningOptions.ts';
import { changedSince } from '../files/fileSource.ts';
import { tableOutputs } from '../outputs/tableOutputs.ts';
import type { Answers, WorkerJob } from './engineJob.ts';
import type { LiveTable } from './keptTable.ts';
import { countLikely } from './countLikely.ts';
import { keyedRun, listDuplicates } from './keyedRun.ts';
import { type OpenOutputs, openOutputs } from './openOutputs.ts';
import type { TableRun } from './runTable.ts';
import { outputsWanted, writeReports } from './writeReports.ts';

type RunJob = WorkerJob & { readonly kind: 'run' };

/**
 * Applies a mapping to every row of a table and writes all outputs into the job's folder. They are on the disk when
 * this resolves; making the folder visible is for the host. When it rejects, nothing is open any more and the folder is
 * as empty as it was.
 *
 * @throws {AppError} `SOURCE_CHANGED` when the source is not the one that was analyzed; `DISK_FULL`
 */
export async function writeOutputs(
  given: RunJob,
  room: Pick<Writing, 'table' | 'scratch' | 'onProgress'>,
): Promise<Answers['run']> {
  const { table } = room;
  const job = withTarget(given);
  const [analysis] = job.request.analysis.tables;
  const { sha256 } = job.request.analysis.source;
  if (analysis === undefined || table.index.rowCount !== analysis.rowCount) throw changedSince(job.name);
  if (sha256 !== null && sha256 !== table.sha256) throw changedSince(job.name);
  const outputs = openOutputs(job.outputFolder);
  try {
    return await writeAll({ ...room, job, given, analysis, outputs });
  } catch (error) {
    await outputs.discard(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** The job with the target that its outputs are to have. */
function withTarget(job: RunJob): RunJob {
  const { request } = job;
  return outputsWanted(job).rawColumns
    ? { ...job, request: { ...request, ...withRawColumns(request) } }
    : job;
}

async function writeAll({
  job,
  given,
  table,
  scratch,
  analysis,
  outputs,
  onProgress,
}: Writing): Promise<Answers['run']> {
  const { request } = job;
  const { mapping } = request;
  const names = outputNames(request.fileName);
  const cleanedCsv = await outputs.file(names.cleanedCsv, 'cleaned-csv');
  const rejectsCsv = await outputs.file(names.rejectsCsv, 'rejects-csv');
  const workbook =
    analysis.rowCount > runOptions.workbookRows || !outputsWanted(job).formats.includes('xlsx')
      ? undefined
      : await outputs.workbook(names.cleanedXlsx, request.schema);

  const run: TableRun = {
    table,
    name: job.name,
    schema: request.schema,
    correspondences: request.correspondences,
    ...(request.lastDay === undefined ? {} : { lastDay: request.lastDay }),
    sinks: {
      cleanedCsv: cleanedCsv.sink,
      rejectsCsv: rejectsCsv.sink,
      ...(workbook === undefined ? {} : { onCleaned: (rows) => workbook.put(rows) }),
    },
    phase: 'writing',
    onProgress,
  };
  const { counts: counted, groups } = await keyedRun(run, scratch);
  // No row may be missing from the outputs without a word, whatever has gone wrong.
  if (counted.rowsIn !== analysis.rowCount + analysis.rejectedRows) throw changedSince(job.name);
  const likely = await countLikely(run, groups);
  const counts = likely === undefined ? counted : { ...counted, likely };
  const files = [await cleanedCsv.finish()];
  files.push(
    ...(await tableOutputs({
      request,
      names,
      counts,
      folder: job.outputFolder,
      scratch: job.scratch,
      open: (name, kind) => outputs.file(name, kind),
    })),
  );
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
  files.push(...(await writeReports({ job: given, table, analysis, counts, outputs, names, files })));
  return { counts, outputs: files };
}

interface Writing {
  readonly job: RunJob;
  /** The same without columns for the text of the source, which a report has no need to explain. */
  readonly given: RunJob;
  readonly table: LiveTable;
  /** For what is kept until the run has ended. */
  readonly scratch: Scratch;
  readonly analysis: TableAnalysis;
  readonly outputs: OpenOutputs;
  readonly onProgress: (progress: Progress) => void;
}

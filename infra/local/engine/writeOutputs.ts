import { compileMapping } from '../../../core/apply/compileMapping.ts';
import type { OutputCell } from '../../../core/apply/outputCells.ts';
import { outputNames } from '../../../core/apply/outputNames.ts';
import { runMapping } from '../../../core/apply/runMapping.ts';
import { summarise } from '../../../core/apply/summary.ts';
import type { Progress } from '../../../core/model/analysis.ts';
import type { ByteSink } from '../../../core/model/bytes.ts';
import { runOptions } from '../../../core/model/options/runningOptions.ts';
import type { OutputFile } from '../../../core/model/run.ts';
import { writeWorkbook } from '../../../core/workbook/writeWorkbook.ts';
import { changedSince } from '../files/fileSource.ts';
import { outputSink } from '../files/outputFolders.ts';
import type { Answers, WorkerJob } from './engineJob.ts';
import type { LiveTable } from './keptTable.ts';
import { nodeDeflate } from './nodeInflate.ts';
import { rowChannel } from './rowChannel.ts';
import { runRows } from './runRows.ts';

type RunJob = WorkerJob & { readonly kind: 'run' };

/**
 * Applies a mapping to every row of a table and writes all outputs into the job's folder. They are on the disk when
 * this resolves; making the folder visible is for the host.
 *
 * @throws {AppError} `SOURCE_CHANGED` when the source is not the one that was analyzed; `DISK_FULL`
 */
export async function writeOutputs(
  job: RunJob,
  table: LiveTable,
  onProgress: (progress: Progress) => void,
): Promise<Answers['run']> {
  const { request, outputFolder } = job;
  const [analysis] = request.analysis.tables;
  const { sha256 } = request.analysis.source;
  if (analysis === undefined || table.index.rowCount !== analysis.rowCount) throw changedSince(job.name);
  if (sha256 !== null && sha256 !== table.sha256) throw changedSince(job.name);
  const names = outputNames(request.fileName);
  const cleanedCsv = await output(outputFolder, names.cleanedCsv, 'cleaned-csv');
  const rejectsCsv = await output(outputFolder, names.rejectsCsv, 'rejects-csv');
  const workbook =
    analysis.rowCount > runOptions.workbookRows
      ? undefined
      : await startWorkbook(await output(outputFolder, names.cleanedXlsx, 'cleaned-xlsx'), request.schema);

  const mapping = compileMapping(request.schema, request.correspondences, {
    columnCount: table.table.structure.columnNames.length,
  });
  const counts = await runMapping({
    mapping,
    sinks: {
      cleanedCsv: cleanedCsv.sink,
      rejectsCsv: rejectsCsv.sink,
      ...(workbook === undefined ? {} : { onCleaned: (rows) => workbook.put(rows) }),
    },
    ...runRows(table, 'writing', onProgress),
  });
  const files = [await cleanedCsv.finish()];
  if (workbook !== undefined) files.push(await workbook.finish());
  // A file that holds nothing but its header would only raise questions.
  if (counts.rowsRejected > 0) files.push(await rejectsCsv.finish());
  else await rejectsCsv.sink.discard();

  const summary = summarise({
    fileName: request.fileName,
    uploadedAt: request.submittedAt,
    processedAt: request.startedAt,
    table: analysis,
    counts,
    target: { packId: request.schema.id },
  });
  const summaryJson = await output(outputFolder, names.summaryJson, 'summary-json');
  await summaryJson.sink.write(new TextEncoder().encode(`${JSON.stringify(summary, null, 2)}\n`));
  files.push(await summaryJson.finish());
  return { counts, outputs: files };
}

interface Output {
  readonly sink: ByteSink;
  finish(): Promise<OutputFile>;
}

async function output(folder: string, name: string, kind: OutputFile['kind']): Promise<Output> {
  const sink = await outputSink(folder, name);
  let sizeBytes = 0;
  return {
    sink: {
      ...sink,
      async write(bytes) {
        await sink.write(bytes);
        sizeBytes += bytes.length;
      },
    },
    async finish() {
      await sink.close();
      return { name, kind, sizeBytes };
    },
  };
}

type WorkbookRows = readonly (readonly OutputCell[])[];

/** Starts writing the workbook beside the other outputs; it takes rows as they come and slows them when it is slower. */
async function startWorkbook(
  file: Output,
  schema: RunJob['request']['schema'],
): Promise<{ put(rows: WorkbookRows): Promise<void>; finish(): Promise<OutputFile> }> {
  const channel = rowChannel<WorkbookRows>();
  async function* rows(): AsyncGenerator<WorkbookRows> {
    yield [schema.fields.map((field) => field.name)];
    yield* channel.batches;
  }
  const written = writeWorkbook([{ name: schema.title, rows: rows() }], file.sink, nodeDeflate);
  // Whoever puts rows is told of the failure, and whoever finishes.
  written.catch((error: unknown) => channel.fail(error instanceof Error ? error : new Error(String(error))));
  return {
    put: (batch) => channel.put(batch),
    async finish() {
      channel.end();
      await written;
      return file.finish();
    },
  };
}

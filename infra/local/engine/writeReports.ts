import { join } from 'node:path';
import type { OutputNames } from '../../../core/apply/outputNames.ts';
import { transformText } from '../../../core/contract/transformText.ts';
import type { TableAnalysis } from '../../../core/model/analysis.ts';
import { type OutputChoice, usualOutputs } from '../../../core/model/outputChoice.ts';
import type { OutputFile, RunCounts } from '../../../core/model/run.ts';
import { validationReport } from '../../../core/report/validationReport.ts';
import { writeExcelSafe } from '../../../core/report/writeExcelSafe.ts';
import { writeReport } from '../../../core/report/writeReport.ts';
import { type FileSource, openFileSource } from '../files/fileSource.ts';
import { nodeDeflate } from '../files/nodeInflate.ts';
import type { WorkerJob } from './engineJob.ts';
import type { LiveTable } from './keptTable.ts';
import type { OpenOutputs } from './openOutputs.ts';

/** A run whose rows are all written. */
export interface RunWritten {
  readonly job: WorkerJob & { readonly kind: 'run' };
  readonly table: LiveTable;
  readonly analysis: TableAnalysis;
  readonly counts: RunCounts;
  readonly outputs: OpenOutputs;
  readonly names: OutputNames;
  /** Finished so far; cleaned rows and rejects are read from there again. */
  readonly files: readonly OutputFile[];
}

/** What a run is to write. */
export function outputsWanted({ request }: RunWritten['job']): OutputChoice {
  return request.outputs ?? usualOutputs;
}

/**
 * Writes what is made of a run's own outputs: the cleaned rows for Excel, the report and the validation. Memory is bounded,
 * as both are read from the files that the run wrote.
 *
 * @throws {AppError} `DISK_FULL`
 */
export async function writeReports(run: RunWritten): Promise<readonly OutputFile[]> {
  const { formats } = outputsWanted(run.job);
  const files: OutputFile[] = [];
  let escapedCells: number | undefined;
  if (formats.includes('excel-csv')) {
    const output = await run.outputs.file(run.names.cleanedExcelCsv, 'cleaned-excel-csv');
    escapedCells = await withFile(run, run.names.cleanedCsv, (csv) => writeExcelSafe(csv, output.sink));
    files.push(await output.finish());
  }
  const hasReport = formats.includes('report');
  const validation = await validationFile(
    run,
    hasReport ? join(run.job.finalFolder, run.names.reportXlsx) : '',
  );
  files.push(validation);
  if (hasReport) files.push(await reportFile({ ...run, files: [...run.files, ...files] }, escapedCells));
  return files;
}

async function validationFile(run: RunWritten, reportLocation: string): Promise<OutputFile> {
  const { request } = run.job;
  const { mapping, schema } = request;
  const validation = validationReport({
    fileName: request.fileName,
    processedAt: request.startedAt,
    reportLocation,
    target: { packId: schema.id, version: schema.version },
    mapping,
    counts: run.counts,
  });
  const output = await run.outputs.file(run.names.validationJson, 'validation-json');
  await output.sink.write(new TextEncoder().encode(`${JSON.stringify(validation, null, 2)}\n`));
  return output.finish();
}

async function reportFile(run: RunWritten, escapedCells: number | undefined): Promise<OutputFile> {
  const { job, analysis, counts, names, table } = run;
  const { request } = job;
  const { source } = request.analysis;
  const output = await run.outputs.file(names.reportXlsx, 'report-xlsx');
  const facts = {
    fileName: request.fileName,
    sizeBytes: source.sizeBytes,
    sha256: source.sha256,
    startedAt: request.startedAt,
    origin: request.origin,
    schema: request.schema,
    correspondences: request.correspondences,
    table: analysis,
    counts,
    outputs: run.files,
    ...(escapedCells === undefined ? {} : { escapedCells }),
    stepText: transformText,
  };
  const to = { sink: output.sink, deflate: nodeDeflate };
  if (counts.rowsRejected === 0) await writeReport(facts, null, to);
  else
    await withFile(run, names.rejectsCsv, (csv) => {
      const { dialect, structure } = table.table;
      const { columnNames } = structure;
      return writeReport(facts, { csv, fileName: names.rejectsCsv, dialect, columnNames }, to);
    });
  return output.finish();
}

/** Reads a file that the run has written. */
async function withFile<Answer>(
  { job }: RunWritten,
  name: string,
  read: (file: FileSource) => Promise<Answer>,
): Promise<Answer> {
  const file = await openFileSource(join(job.outputFolder, name), { name });
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}

import type { OutputNames } from '../apply/outputNames.ts';
import { transformText } from '../contract/transformText.ts';
import type { TableAnalysis } from '../model/analysis.ts';
import { type OutputChoice, usualOutputs } from '../model/outputChoice.ts';
import type { OutputFile, RunCounts } from '../model/run.ts';
import { validationReport } from '../report/validationReport.ts';
import { writeExcelSafe } from '../report/writeExcelSafe.ts';
import { writeReport } from '../report/writeReport.ts';
import type { Deflate } from '../model/bytes.ts';
import type { RunRequest } from '../ports/engine.ts';
import type { OpenOutputs } from './openOutputs.ts';
import type { RunTable } from './tableRun.ts';

/** What a run is to do; which source it is over is known to whoever runs it. */
export type RunTask = Omit<RunRequest, 'fileId' | 'overrides'>;

/** A run whose rows are all written. */
export interface RunWritten {
  readonly request: RunTask;
  readonly table: RunTable;
  readonly analysis: TableAnalysis;
  readonly counts: RunCounts;
  readonly outputs: OpenOutputs;
  readonly names: OutputNames;
  /** Finished so far; cleaned rows and rejects are read from there again. */
  readonly files: readonly OutputFile[];
  /** Where an output will lie, as the validation says it. */
  readonly locationOf: (name: string) => string;
  readonly deflate: Deflate;
  /** Is called when an output is begun that takes its time. */
  readonly onOutput: () => void;
}

/** What a run is to write. */
export function outputsWanted({ outputs }: Pick<RunTask, 'outputs'>): OutputChoice {
  return outputs ?? usualOutputs;
}

/**
 * Writes what is made of a run's own outputs: the cleaned rows for Excel, the report and the validation. Memory is bounded,
 * as both are read from the files that the run wrote.
 *
 * @throws {AppError} `DISK_FULL`
 */
export async function writeReports(run: RunWritten): Promise<readonly OutputFile[]> {
  const { formats } = outputsWanted(run.request);
  const files: OutputFile[] = [];
  let escapedCells: number | undefined;
  if (formats.includes('excel-csv')) {
    run.onOutput();
    const output = await run.outputs.file(run.names.cleanedExcelCsv, 'cleaned-excel-csv');
    escapedCells = await run.outputs.reading(run.names.cleanedCsv, (csv) => writeExcelSafe(csv, output.sink));
    files.push(await output.finish());
  }
  const hasReport = formats.includes('report');
  const validation = await validationFile(run, hasReport ? run.locationOf(run.names.reportXlsx) : '');
  files.push(validation);
  if (hasReport) {
    run.onOutput();
    files.push(await reportFile({ ...run, files: [...run.files, ...files] }, escapedCells));
  }
  return files;
}

async function validationFile(run: RunWritten, reportLocation: string): Promise<OutputFile> {
  const { request } = run;
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
  const { request, analysis, counts, names, table } = run;
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
  const to = { sink: output.sink, deflate: run.deflate };
  if (counts.rowsRejected === 0) await writeReport(facts, null, to);
  else
    await run.outputs.reading(names.rejectsCsv, (csv) => {
      const { dialect, structure } = table.table;
      const { columnNames } = structure;
      return writeReport(facts, { csv, fileName: names.rejectsCsv, dialect, columnNames }, to);
    });
  return output.finish();
}

import { keepsSource, usualOutputs } from '../../../core/model/outputChoice.ts';
import type { OutputFile } from '../../../core/model/run.ts';
import type { RunTask } from '../../../core/run/writeReports.ts';
import type { RunCleaned } from '../../../core/run/writeRun.ts';
import type { NativeWork } from '../outputs/nativeWork.ts';
import { tableOutputs } from '../outputs/tableOutputs.ts';
import { writeSourceCopy } from '../outputs/writeSourceCopy.ts';
import type { FinishingSteps } from './finishingSteps.ts';
import type { LiveTable } from './keptTable.ts';

/** A run whose rows are written, and where the rest goes. */
export interface Finishing extends RunCleaned {
  /** Of the source, as the person knows it. */
  readonly name: string;
  readonly table: LiveTable;
  readonly native: NativeWork;
  /** Of the outputs. */
  readonly folder: string;
  /** Of the job. */
  readonly scratch: string;
  readonly steps: FinishingSteps;
}

/** Whether the run keeps a copy of its source. */
export function keepsCopy({ schema, outputs = usualOutputs }: Pick<RunTask, 'schema' | 'outputs'>): boolean {
  return keepsSource(outputs, schema.output);
}

/**
 * Writes Parquet, aggregates and the copy of the source, whichever are asked for. The copy is packed by threads of its own
 * while the others are made.
 *
 * @throws {AppError} `DISK_FULL`, `LIMIT_MEMORY`, `STORE_UNAVAILABLE`, `SOURCE_CHANGED`, `CANCELLED`
 */
export async function finishedOutputs(run: Finishing): Promise<readonly OutputFile[]> {
  const { steps, outputs } = run;
  const tables = (): Promise<readonly OutputFile[]> =>
    tableOutputs({
      ...run,
      open: (file, kind) => outputs.file(file, kind),
      onOutput: () => steps.next(),
    });
  if (!keepsCopy(run.request)) return tables();
  const ending = new AbortController();
  const copying = copyOf(run, ending.signal);
  // Its failure is told below, once nothing else is at work.
  const settled = copying.catch(() => undefined);
  let files: readonly OutputFile[];
  try {
    files = await tables();
  } catch (error) {
    ending.abort();
    await settled;
    throw error;
  }
  steps.next();
  return [...files, await copying];
}

async function copyOf({ name, names, table, outputs }: Finishing, signal: AbortSignal): Promise<OutputFile> {
  const output = await outputs.file(names.sourceGz, 'source-gz');
  const { source, sha256 } = table;
  return writeSourceCopy({ source, sha256, name, output, signal });
}

import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Progress } from '../../../core/model/analysis.ts';
import type { Scratch } from '../../../core/model/bytes.ts';
import type { MappedRowsWriter } from '../../../core/run/mappedRows.ts';
import { openOutputs } from '../../../core/run/openOutputs.ts';
import { writeRun } from '../../../core/run/writeRun.ts';
import { openFileSource } from '../files/fileSource.ts';
import { nodeDeflate } from '../files/nodeInflate.ts';
import { outputSink } from '../files/outputFolders.ts';
import type { NativeWork } from '../outputs/nativeWork.ts';
import type { Answers, WorkerJob } from './engineJob.ts';
import { finishingSteps } from './finishingSteps.ts';
import { finishedOutputs, keepsCopy } from './finishedOutputs.ts';
import type { LiveTable } from './keptTable.ts';
import { runTable, type WorkShares } from './runTable.ts';

/** What a run works on beside its job. */
export interface RunRoom {
  readonly table: LiveTable;
  readonly scratch: Scratch;
  readonly native: NativeWork;
  readonly onProgress: (progress: Progress) => void;
  /** As in `TableRun`. */
  readonly shares?: WorkShares;
  /** As in `RunWork`. */
  readonly mapped?: MappedRowsWriter;
}

/**
 * Applies a mapping to every row of a table and writes all outputs into the job's folder. They are on the disk when
 * this resolves; making the folder visible is for the host. When it rejects, nothing is open any more and the folder is
 * as empty as it was.
 *
 * @throws {AppError} `SOURCE_CHANGED` when the source is not the one that was analyzed; `DISK_FULL`, `CANCELLED`
 */
export function writeOutputs(
  { name, request, outputFolder, finalFolder, scratch: scratchPath }: WorkerJob & { readonly kind: 'run' },
  { table, scratch, native, onProgress, shares, mapped }: RunRoom,
): Promise<Answers['run']> {
  const steps = finishingSteps(request, {
    hasCopy: keepsCopy(request),
    sourceBytes: table.source.sizeBytes,
    onProgress,
  });
  return writeRun({
    request,
    name,
    table,
    scratch,
    outputs: openOutputs(folderRoom(outputFolder)),
    ...(mapped === undefined ? {} : { mapped }),
    runRows: (run) =>
      runTable({ ...run, table, name, onProgress, ...(shares === undefined ? {} : { shares }) }),
    tables: (cleaned) => {
      steps.count(cleaned.counts);
      return finishedOutputs({
        ...cleaned,
        name,
        table,
        native,
        folder: outputFolder,
        scratch: scratchPath,
        steps,
      });
    },
    locationOf: (output) => join(finalFolder, output),
    deflate: nodeDeflate,
    onOutput: () => steps.next(),
    rest: () => setImmediate(),
  });
}

/** @param folder That `outputFolders.start` gave. */
export function folderRoom(folder: string): Parameters<typeof openOutputs>[0] {
  return {
    create: (name) => outputSink(folder, name),
    open: (name) => openFileSource(join(folder, name), { name }),
    deflate: nodeDeflate,
  };
}

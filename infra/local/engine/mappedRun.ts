import { mappedRowsWriter } from '../../../core/run/mappedRows.ts';
import { withTarget } from '../../../core/run/writeRun.ts';
import { isFileSource } from '../files/fileSource.ts';
import type { WorkerAnswers, WorkerJob } from './engineJob.ts';
import { mappedWith } from './mappedFile.ts';
import { type RunRoom, writeOutputs } from './writeOutputs.ts';

/** Runs a table, and where its pack keeps records has the rows that go out kept until they are loaded. */
export async function mappedRun(
  job: WorkerJob & { readonly kind: 'run' },
  room: RunRoom,
): Promise<WorkerAnswers['run']> {
  if (job.request.schema.load === undefined) return { ...(await writeOutputs(job, room)), mapped: null };
  const { table } = room.table;
  const file = await room.scratch.create();
  try {
    const writer = mappedRowsWriter(file.sink);
    const done = await writeOutputs(job, { ...room, mapped: writer });
    const { groups, rowCount } = await writer.finish();
    await file.sink.close();
    const source = await file.open();
    // A run in parts gives its rows to nobody.
    const isWhole = rowCount === done.counts.rowsOut && isFileSource(source);
    const mapped = isWhole
      ? {
          path: source.path,
          groups,
          mappedWith: mappedWith(withTarget(job.request)),
          sheet: table.kind === 'workbook' ? table.name : null,
        }
      : null;
    return { ...done, mapped };
  } catch (error) {
    await file.remove();
    throw error;
  }
}

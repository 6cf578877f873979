import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { copyBytes } from '../../../core/pipeline/world/copyBytes.ts';
import type { RunSource, WritingTools } from '../../../core/pipeline/world/pipelineWorld.ts';
import type { OutputFile } from '../../../core/model/run.ts';
import type { RunCleaned } from '../../../core/run/writeRun.ts';
import { keepsCopy } from '../engine/finishedOutputs.ts';
import { plainFile } from '../files/atomicFile.ts';
import { openFileSource } from '../files/fileSource.ts';
import { nodeDeflate } from '../files/nodeInflate.ts';
import { scratchFolder } from '../files/scratchFolder.ts';
import { undisturbed } from '../outputs/nativeWork.ts';
import { tableOutputCount, tableOutputs } from '../outputs/tableOutputs.ts';
import { writeSourceCopy } from '../outputs/writeSourceCopy.ts';

/**
 * What Node lends to the steps of a pipeline that write tables: the same writers that local runs use.
 *
 * @param path Of a folder for intermediate files; each step gets one of its own in it, which goes with the step.
 */
export function writingTools(path: string): WritingTools {
  return {
    deflate: nodeDeflate,
    scratch: () => scratchFolder(join(path, randomUUID())),
    tables: (run, source) => tablesOf(run, { source, folder: join(path, randomUUID()) }),
    rest: () => setImmediate(),
  };
}

/** Parquet and aggregates, and behind them the copy of the source, whichever are asked for. */
async function tablesOf(
  run: RunCleaned,
  { source, folder }: { readonly source: RunSource; readonly folder: string },
): Promise<readonly OutputFile[]> {
  const files = tableOutputCount(run.request) === 0 ? [] : await databaseOutputs(run, folder);
  if (!keepsCopy(run.request)) return files;
  const output = await run.outputs.file(run.names.sourceGz, 'source-gz');
  const { name, sha256 } = source;
  const { signal } = new AbortController();
  return [...files, await writeSourceCopy({ source: await source.open(), sha256, name, output, signal })];
}

/** A database reads and writes files, so the cleaned rows are brought into one, and what it makes of them out of it. */
async function databaseOutputs(
  { request, names, counts, outputs }: RunCleaned,
  folder: string,
): Promise<readonly OutputFile[]> {
  const room = await scratchFolder(folder);
  const written = join(folder, 'outputs');
  try {
    await mkdir(written, { mode: 0o700 });
    await outputs.reading(names.cleanedCsv, async (csv) =>
      copyBytes(csv, await plainFile(join(written, names.cleanedCsv))),
    );
    const files = await tableOutputs({
      request,
      names,
      counts,
      folder: written,
      scratch: folder,
      native: undisturbed,
      open: (name, kind) => outputs.file(name, kind),
    });
    for (const { name, kind } of files) {
      if (kind !== 'cleaned-parquet') continue;
      const source = await openFileSource(join(written, name), { name });
      try {
        const output = await outputs.file(name, kind);
        await copyBytes(source, output.sink);
      } finally {
        await source.close();
      }
    }
    return files;
  } finally {
    await room.dispose();
  }
}

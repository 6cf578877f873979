import type { AnalyzeInput } from '../../../core/analyze.ts';
import { isArchive } from '../../../core/archive/isArchive.ts';
import type { ByteSource, Scratch } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';
import { scanOptions } from '../../../core/model/options/scanOptions.ts';
import { type FileSource, isFileSource, openFileSource } from '../files/fileSource.ts';
import { iconvDecoders } from '../files/iconvDecoders.ts';
import { lazyScratch } from '../files/lazyScratch.ts';
import { nodeInflate } from '../files/nodeInflate.ts';
import { scratchFolder } from '../files/scratchFolder.ts';
import { readShortFile } from '../files/shortFile.ts';
import { libraryWorkbooks } from '../workbooks/libraryWorkbooks.ts';
import type { WorkerJob } from './engineJob.ts';
import { loadKernel } from './loadKernel.ts';

/** Does the work of a job over its file, with a scratch folder that is there meanwhile. */
export async function withSource<Answer>(
  job: WorkerJob,
  work: (input: AnalyzeInput, source: FileSource) => Promise<Answer>,
): Promise<Answer> {
  const scratch = await scratchFolder(job.scratch);
  const source = await openFileSource(job.path, { name: job.name });
  try {
    return await work(inputOf(job, { source, scratch }), source);
  } catch (error) {
    throw await archiveInstead(error, source, job.name);
  } finally {
    await source.close();
    await scratch.close();
  }
}

/**
 * The same for a document of many: a short one is read in one go, and there is no scratch folder unless something is put
 * there, which is deleted with the work. Of a drawing, files took a tenth of the time.
 */
export async function withDocument<Answer>(
  job: WorkerJob,
  work: (input: AnalyzeInput) => Promise<Answer>,
): Promise<Answer> {
  const { path, name } = job;
  const source =
    readShortFile(path, { name, mostBytes: scanOptions.wholeBytes }) ??
    (await openFileSource(path, { name }));
  const scratch = lazyScratch(job.scratch);
  try {
    return await work(inputOf(job, { source, scratch }));
  } catch (error) {
    throw await archiveInstead(error, source, name);
  } finally {
    if (isFileSource(source)) await source.close();
    await scratch.dispose();
  }
}

function inputOf(
  { name, overrides }: WorkerJob,
  { source, scratch }: { readonly source: ByteSource; readonly scratch: Scratch },
): AnalyzeInput {
  return {
    source,
    name,
    overrides,
    scratch,
    inflate: nodeInflate,
    kernel: loadKernel(),
    decoders: iconvDecoders,
    workbooks: libraryWorkbooks,
    now: () => performance.now(),
  };
}

/** Why a source is no table, where that is because it is packed: `SOURCE_ARCHIVE`, so that whoever asked has it unpacked. */
async function archiveInstead(error: unknown, source: ByteSource, name: string): Promise<unknown> {
  if (!(error instanceof AppError) || !error.code.startsWith('SOURCE_') || !(await isArchive(source)))
    return error;
  return new AppError('SOURCE_ARCHIVE', `${name} is an archive.`, { cause: error });
}

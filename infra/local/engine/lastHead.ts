import type { OpenTable } from '../../../core/open/describeTables.ts';
import type { FileIdentity, FileSource } from '../files/fileSource.ts';
import type { JobTable } from './engineJob.ts';

/** The head of a file as a first look found it, in memory. */
interface LastHead {
  readonly path: string;
  readonly identity: FileIdentity;
  readonly overrides: string;
  readonly table: OpenTable;
}

let last: LastHead | undefined;

/** Keeps what this thread looked at last: its first rows are asked for at once, and its form need not be found again. */
export function rememberHead(job: JobTable, source: FileSource, table: OpenTable): void {
  // A text that lies in a file is closed with the job.
  if ('path' in table.text || table.text === source) return;
  last = { path: job.path, identity: source.identity, overrides: JSON.stringify(job.overrides), table };
}

/** The head of this file, read this way, where it was the last one and has not changed since. */
export function rememberedHead(job: JobTable, { identity }: FileSource): OpenTable | undefined {
  if (last?.path !== job.path || last.overrides !== JSON.stringify(job.overrides)) return undefined;
  const { sizeBytes, changedNs, inode } = last.identity;
  const isSame =
    sizeBytes === identity.sizeBytes && changedNs === identity.changedNs && inode === identity.inode;
  return isSame ? last.table : undefined;
}

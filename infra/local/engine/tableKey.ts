import type { JobTable } from './engineJob.ts';

/**
 * What a table that was opened is kept under. Corrections of column types change the statistics, not the rows. A table of
 * a file that has changed since stays and fails, until the file is analyzed anew or forgotten: nobody is to see other rows
 * under figures of the old ones.
 */
export function tableKey({ fileId, path, overrides }: JobTable): string {
  const { columnTypes: _, ...reading } = overrides;
  return JSON.stringify([fileId, path, reading]);
}

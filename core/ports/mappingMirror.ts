import type { MappingVersion } from '../model/mapping.ts';

/** Approved mappings of a table that others approve into as well, kept here so that work goes on without it. */
export interface MappingMirror {
  /**
   * Takes over the whole history of one mapping as that table has it, which is the authority. Versions that are missing
   * here are added. Where the history here is another one, approved before the table was shared, it is set aside, and the
   * table's takes its place; where it only goes further, it is left as it is.
   *
   * @param versions ascending from 1, each fitting the hash before it
   * @returns `same` where nothing was missing
   */
  take(versions: readonly MappingVersion[]): Promise<'same' | 'taken' | 'displaced'>;
}

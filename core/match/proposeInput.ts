import type { MappingVersion } from '../model/mapping.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { Memory } from './memory/memory.ts';
import type { WordVectors } from './words/wordVectors.ts';

/** What a proposal is made from. */
export interface ProposeInput {
  readonly columns: readonly ColumnProfile[];
  readonly schema: TargetSchema;
  /** Approved mappings, with the file's sender where it is known; those of other packs are left out here. */
  readonly memory: readonly MappingVersion[] | Memory;
  readonly options?: ProposeOptions;
}

export interface ProposeOptions {
  /** 0 to 1, from which a proposal may be accepted in bulk. */
  readonly auto?: number;
  /** What sample values of the fields look like, one a field, where the target came with some. */
  readonly fieldProfiles?: readonly (ColumnProfile | null)[];
  /** What the sender says about the columns, one a column, where known. */
  readonly columnDescriptions?: readonly string[];
  /** Some complete rows of the table, cells in the order of the columns; a few hundred are enough, and more cost time only. */
  readonly rows?: readonly (readonly string[])[];
  /** Target schemas whose names, synonyms and rules teach what headers mean, whatever the target is; absent for none. */
  readonly knownSchemas?: readonly TargetSchema[];
  /** Lent by the host, so that words of near meaning count; absent: the figures that need them are neutral. */
  readonly wordVectors?: WordVectors;
  /** Sample cells of the fields, one list a field, where the target came with some; they need not stand in rows. */
  readonly fieldValues?: readonly (readonly string[])[];
}

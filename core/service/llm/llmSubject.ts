import type { FileId } from '../../model/ids.ts';
import type { Proposal } from '../../model/mapping.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';

/** What a model is asked about: a table that the rules have proposed for. */
export interface LlmSubject {
  /** `null` for a file that is not in the Inbox. */
  readonly fileId: FileId | null;
  /** For the ledger; never sent. */
  readonly fileName: string;
  readonly columns: readonly ColumnProfile[];
  readonly schema: TargetSchema;
  /** Of the layout. */
  readonly fingerprint: string;
  /** The proposal without the model's votes. */
  readonly ruled: Proposal;
  /** Columns that a person has decided. */
  readonly decided: ReadonlySet<number>;
  /** Fields that a person has given to a column, or a fixed value. */
  readonly held: readonly string[];
}

import type { PackId } from '../model/ids.ts';
import type { FieldValue, OpenValue, StandardOverview, Suggestion } from '../model/standardising.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

/** What standardising needs to know of a pack. */
export interface StandardFrame {
  readonly packId: PackId;
  readonly title: string;
  /** `undefined` where the pack is gone. */
  readonly schema: TargetSchema | undefined;
  /** Whether any record has a value of the field. */
  readonly isUsed: (field: string) => boolean;
}

/** Who decides, and when (ISO 8601 UTC). */
export interface Decider {
  readonly at: string;
  readonly by: string;
}

/** A suggestion whose changes have a name. */
export interface NamedSuggestion extends Suggestion {
  readonly batch: string;
}

/** The records, or the leads, whose values are standardised. */
export interface StandardKeeper {
  frame(packId: PackId): Promise<StandardFrame>;
  /** Goes through the records, where there is no list of values; what it finds is what `values` tells from then on. */
  look(of: StandardFrame): Promise<StandardOverview['looked']>;
  /** Different values of a field, with how many records have each. */
  values(of: StandardFrame, field: string): Promise<readonly OpenValue[]>;
  /** How many records have a value. */
  count(packId: PackId, value: FieldValue): Promise<number>;
  /** Of a suggestion that was accepted how many records were changed, of any other how many wait for it. */
  records(suggestion: Suggestion): Promise<number>;
  /** Changes all records that wait. @returns `isWhole: false` where time ran out; asked again it goes on */
  write(
    suggestion: NamedSuggestion,
    by: Decider,
  ): Promise<{ readonly records: number; readonly isWhole: boolean }>;
  /** Takes these changes back, but for records that were changed since. */
  undo(
    suggestion: NamedSuggestion,
    by: Decider,
  ): Promise<{ readonly blocked: number; readonly isWhole: boolean }>;
}

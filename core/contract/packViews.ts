import type { PackId } from '../model/ids.ts';
import type { PackDifference } from '../model/packDifference.ts';
import type { PackProblem } from '../model/packProblem.ts';
import type { TargetSchema } from '../model/targetSchema.ts';

export interface PackSummary {
  readonly id: PackId;
  readonly title: string;
  readonly about: string;
  readonly version: string;
  /** `builtIn` comes with the app; `own` was made here; `generic` stands for the columns of any file. */
  readonly kind: 'builtIn' | 'own' | 'generic';
  /** No longer offered for new files. */
  readonly archived: boolean;
  /** Whether a sample file comes with it. */
  readonly hasSample: boolean;
  readonly fieldCount: number;
  readonly requiredCount: number;
}

/** A pack with what its own screen shows beside it. */
export interface PackDetail {
  readonly summary: PackSummary;
  readonly pack: TargetSchema;
  /** Of a pack that was made here; 0 for others. */
  readonly latestVersion: number;
  readonly warnings: readonly PackProblem[];
  /** How many approved mappings feed each field that any feeds. */
  readonly use: readonly { readonly field: string; readonly mappings: number }[];
}

/** What is to be said of a pack that is being changed. */
export interface PackCheckView {
  readonly errors: readonly PackProblem[];
  readonly warnings: readonly PackProblem[];
  /** Fields of the saved version that would be gone, and how many approved mappings feed each. */
  readonly losses: readonly { readonly field: string; readonly mappings: number }[];
  /** From the saved version; `[]` for a new pack and for one with errors. */
  readonly differences: readonly PackDifference[];
}

/** What became of saving a pack. */
export interface PackSaved {
  /** As it was saved; `null` where there are errors, and then nothing was. */
  readonly pack: TargetSchema | null;
  readonly version: number | null;
  readonly errors: readonly PackProblem[];
  readonly warnings: readonly PackProblem[];
}

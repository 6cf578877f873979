import type { DerivedField } from './derivedField.ts';
import type { DuplicateRule } from './duplicates.ts';
import type { Expectation } from './expectation.ts';
import type { PackId } from './ids.ts';
import type { PackOutput } from './packOutput.ts';
import type { LoadRule } from './record.ts';
import type { QuarantineLimits } from './quarantine.ts';

export const fieldTypes = [
  'string',
  'text',
  'integer',
  'number',
  'date',
  'datetime',
  'boolean',
  'enum',
  'email',
  'phone',
  'url',
  'tag',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One place in the target schema that a source column can feed. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Names of fields any of which stands for it where it is required: a whole name for the last name; absent for none. */
  readonly orElse?: readonly string[];
  readonly description: string;
  /** Lower case, the words senders use. */
  readonly synonyms: readonly string[];
  /** Those of `synonyms` that are headers which this installation approved for the field; never in a pack. */
  readonly learned?: readonly string[];
  /** Allowed values of an `enum` field; of a `string`, `text` or `tag` the known ones, beside which others pass; empty for none. */
  readonly enum: readonly string[];
  /** Longest text allowed, in characters; `null` for no limit. */
  readonly maxLength: number | null;
  /** Values as they should look, the usual one first; absent for none. */
  readonly examples?: readonly string[];
  /** Other spellings of allowed values, lower case, several languages; of `true` and `false` where the field is a `boolean`; absent for none. */
  readonly aliases?: readonly { readonly value: string; readonly spellings: readonly string[] }[];
  /** What figures count, as written in `core/values/numbers/units.ts` (`day`, `m`, `mm`, `kg`, ...); absent where there is none. */
  readonly unit?: string;
  /** Name of what the field is a part of, with the other fields of that name: `claimant address`. */
  readonly group?: string;
  /** How the output writes the values where the type leaves it open: a date format, `E.164`, `upper`. */
  readonly format?: string;
  /** Of all types but texts and lists: what has not the form of its type is kept as written, instead of its row being rejected. */
  readonly unfit?: 'keep';
  /** Where a public standard has the same element, its name there. */
  readonly standard?: string;
  /** Names that it had in earlier versions of its pack, so that mappings approved then go on; absent for none. */
  readonly formerly?: readonly string[];
}

/** What the analyst wants every file to become. */
export interface TargetSchema {
  readonly id: PackId;
  readonly title: string;
  readonly version: string;
  readonly about: string;
  readonly fields: readonly Field[];
  /** Where fields and words were read; absent for none. */
  readonly sources?: readonly string[];
  /** Rules about its fields; absent for none. */
  readonly expectations?: readonly Expectation[];
  /** Which rows mean the same thing; absent where nothing is said of it. */
  readonly duplicates?: DuplicateRule;
  /** How rows that runs write are kept as records; absent: they are not. */
  readonly load?: LoadRule;
  /** What runs add behind the fields; absent for none. */
  readonly derived?: readonly DerivedField[];
  /** What runs write beside the cleaned rows; absent for nothing. */
  readonly output?: PackOutput;
  /** When outputs of a run must not go on, over what the installation says; absent where nothing is said of it. */
  readonly quarantine?: Partial<QuarantineLimits>;
  /** True for health data: nothing but shapes may ever leave the machine. */
  readonly sensitive?: true;
}

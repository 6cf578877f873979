import type { PackId } from './ids.ts';

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
  readonly description: string;
  /** Lower case, the words senders use. */
  readonly synonyms: readonly string[];
  /** Allowed values of an `enum` field; empty for others. */
  readonly enum: readonly string[];
  /** Longest text allowed, in characters; `null` for no limit. */
  readonly maxLength: number | null;
}

/** What the analyst wants every file to become. */
export interface TargetSchema {
  readonly id: PackId;
  readonly title: string;
  readonly version: string;
  readonly about: string;
  readonly fields: readonly Field[];
}

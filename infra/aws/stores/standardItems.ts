import { createHmac } from 'node:crypto';
import type { PackId } from '../../../core/model/ids.ts';
import type { DeadValue, FieldValue, StandardJobId, Suggestion } from '../../../core/model/standardising.ts';
import type { NewSuggestion } from '../../../core/ports/standardStore.ts';
import type { TableItem } from './sessionItems.ts';
import type { TableAccess } from './transact.ts';

/** Where values are standardised: the table of its own, and that of sessions, which counts batches. */
export interface StandardAccess extends TableAccess {
  readonly sessionsTable: string;
  /** The key of the HMACs by which values are named. */
  readonly secret: () => Promise<Uint8Array>;
}

/** An HMAC of a text, as hex. */
export type StandardMark = (text: string) => string;

/** Hex digits of a name: 160 bits. */
const markLength = 40;

export async function standardMark({ secret }: Pick<StandardAccess, 'secret'>): Promise<StandardMark> {
  const key = await secret();
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, markLength);
}

export const jobsPartition = 'JOBS';
const lastPartition = 'LAST';

export const jobKey = (id: StandardJobId) => ({ pk: jobsPartition, sk: id });
export const lastKey = (packId: PackId) => ({ pk: lastPartition, sk: packId });
export const valuesPartition = (packId: PackId): string => `VALUE#${packId}`;
export const deadPartition = (packId: PackId): string => `DEAD#${packId}`;

/** Sorts by field. */
export function valueName(mark: StandardMark, { field, value }: FieldValue): string {
  return `${field}#${mark(JSON.stringify(['value', field, value]))}`;
}

export function verdictItemKey(mark: StandardMark, key: string) {
  return { pk: `VERDICT#${mark(JSON.stringify(['verdict', key]))}`, sk: 'A' };
}

/** The id of a suggestion says where it lies. */
export function suggestionIdOf(packId: PackId, name: string): Suggestion['id'] {
  return `${packId}/${name}` as Suggestion['id'];
}

/** @returns `undefined` for an id that is none of ours */
export function placeOfSuggestion(
  id: Suggestion['id'],
): { readonly pk: string; readonly sk: string } | undefined {
  const at = id.indexOf('/');
  if (at < 1) return undefined;
  return { pk: valuesPartition(id.slice(0, at) as PackId), sk: id.slice(at + 1) };
}

/** A suggestion as it was read; `revision` grows with each write. */
export interface ReadSuggestion {
  readonly suggestion: Suggestion;
  readonly revision: number;
}

export function suggestionItem({ suggestion, revision }: ReadSuggestion): Record<string, unknown> {
  const { id, packId, state } = suggestion;
  const sk = id.slice(id.indexOf('/') + 1);
  return {
    pk: valuesPartition(packId),
    sk,
    stands: `${state}#${sk}`,
    revision,
    document: JSON.stringify(suggestion),
  };
}

export function readSuggestion(item: TableItem): ReadSuggestion {
  return {
    suggestion: JSON.parse(String(item['document'])) as Suggestion,
    revision: Number(item['revision']),
  };
}

/**
 * What a suggestion becomes by a new one for its value; `undefined` where it stays. What a person has rejected stays
 * rejected, and what comes late changes nothing that was decided.
 */
export function suggestedAnew(
  before: Suggestion | undefined,
  one: NewSuggestion,
  given: {
    readonly id: Suggestion['id'];
    readonly jobId: StandardJobId;
    readonly packId: PackId;
    readonly at: string;
    readonly isLate: boolean;
  },
): Suggestion | undefined {
  if (before?.state === 'rejected' || (before?.state === 'accepted' && given.isLate)) return undefined;
  return { ...one, ...given, state: 'open', decided: null, batch: null };
}

export function deadOf(item: TableItem): DeadValue {
  return JSON.parse(String(item['document'])) as DeadValue;
}

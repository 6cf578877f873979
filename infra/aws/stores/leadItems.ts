import { foldedValue } from '../../../core/leads/leadFilter.ts';
import { textOf } from '../../../core/leads/foldLead.ts';
import type { PackId } from '../../../core/model/ids.ts';
import type { Lead, LeadEntry, LeadStamp } from '../../../core/model/lead.ts';
import { asLeadId } from '../../../core/model/lead.ts';
import { leadTableOptions } from '../../../core/model/options/leadOptions.ts';

/** An item of the leads table as it is read. */
export type LeadItem = Readonly<Record<string, unknown>>;

/** Names of items, by which nobody can tell what they are about: an HMAC of the text, as hex. */
export type Mark = (text: string) => string;

export const leadEntry = 'LEAD';

/** Attributes that indexes by values need, in the order of the pack's `findFields`. */
export const findIndexes = [
  { index: 'by-first', attribute: 'first_mark' },
  { index: 'by-second', attribute: 'second_mark' },
] as const;

export function leadKey(id: string): { readonly lead_id: string; readonly entry: string } {
  return { lead_id: id, entry: leadEntry };
}

export function entryKey(id: string, kind: LeadEntry['kind'], stamp: LeadStamp) {
  return { lead_id: id, entry: `${kind === 'row' ? 'ROW' : 'EDIT'}#${stamp}` };
}

/** What a key is called in the table; the lead that came by it first has the same name. */
export function nameOfKey(mark: Mark, packId: PackId, key: string): string {
  return `l${mark(JSON.stringify(['key', packId, key]))}`;
}

/** What a row without a key is called: always a lead of its own, and the same one when it comes again. */
export function nameOfRow(mark: Mark, packId: PackId, stamp: LeadStamp): string {
  return `l${mark(JSON.stringify(['row', packId, stamp]))}`;
}

export function markOfValue(
  mark: Mark,
  { packId, field, value }: { readonly packId: PackId; readonly field: string; readonly value: string },
): string {
  return mark(JSON.stringify(['value', packId, field, foldedValue(value)]));
}

/** Where a lead stands in the order of arrival. */
export interface LeadPlace {
  readonly segment: number;
  readonly place: number;
}

/** Digits, so that texts compare as numbers. */
const digits = { block: 7, segment: 9, place: 4 } as const;

export function blockOf(segment: number): number {
  return Math.floor(segment / leadTableOptions.blockSegments);
}

export function segmentText(segment: number): string {
  return String(segment).padStart(digits.segment, '0');
}

export function placeText({ segment, place }: LeadPlace): string {
  return `${segmentText(segment)}#${String(place).padStart(digits.place, '0')}`;
}

export function blockText(block: number): string {
  return String(block).padStart(digits.block, '0');
}

export const listPartition = (packId: PackId, block: number): string => `LIST#${packId}#${blockText(block)}`;
export const segmentsPartition = (packId: PackId, block: number): string =>
  `SEGS#${packId}#${blockText(block)}`;
export const sumsPartition = (packId: PackId): string => `SUMS#${packId}`;
export const nextKey = (packId: PackId) => ({ lead_id: `NEXT#${packId}`, entry: 'A' });

export function monthPartition(packId: PackId, at: string): string {
  return `${packId}#${at.slice(0, 7)}`;
}

/** A lead as it was read, with what only the table knows of it. */
export interface ReadLead {
  readonly lead: Lead;
  /** Grows with each write. */
  readonly revision: number;
  readonly order: string;
  /** Name of the key that it has now; `null` without one. */
  readonly keyName: string | null;
}

export function itemOfLead(
  { lead, revision, order, keyName }: ReadLead,
  { mark, findFields }: { readonly mark: Mark; readonly findFields: readonly string[] },
): Record<string, unknown> {
  const { id, packId, changedAt } = lead;
  const marks = findIndexes.map(({ attribute }, at) => {
    const field = findFields[at];
    const value = field === undefined ? '' : (textOf(lead.values, field) ?? '');
    return [
      attribute,
      field === undefined || foldedValue(value) === ''
        ? undefined
        : markOfValue(mark, { packId, field, value }),
    ];
  });
  return {
    ...leadKey(id),
    revision,
    list_order: order,
    email_hmac: keyName ?? undefined,
    changed_month: monthPartition(packId, changedAt),
    changed_order: `${changedAt}#${id}`,
    ...Object.fromEntries(marks),
    document: JSON.stringify(lead),
  };
}

export function readLeadOf(item: LeadItem): ReadLead {
  return {
    lead: JSON.parse(String(item['document'])) as Lead,
    revision: Number(item['revision']),
    order: String(item['list_order']),
    keyName: typeof item['email_hmac'] === 'string' ? item['email_hmac'] : null,
  };
}

/** The lead that a name means instead, where it is not a lead itself. */
export function meaningOf(item: LeadItem): Lead['id'] | undefined {
  return typeof item['means'] === 'string' ? asLeadId(item['means']) : undefined;
}

export function entryOf(item: LeadItem): LeadEntry {
  return JSON.parse(String(item['document'])) as LeadEntry;
}

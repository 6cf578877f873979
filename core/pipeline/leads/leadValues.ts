import * as z from 'zod';
import { textOf } from '../../leads/foldLead.ts';
import { asLeadId, type Lead, type LeadId } from '../../model/lead.ts';
import type { PackId } from '../../model/ids.ts';
import { standardOptions } from '../../model/options/standardOptions.ts';
import type { StandardRule } from '../../model/standardising.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import { isOpen } from '../../standardise/standardRules.ts';
import { putJson, readJson } from '../world/readWhole.ts';

/** A value of a field with the leads that have it; the ids of those that the rules can read are left out. */
export interface LeadValueCount {
  readonly value: string;
  readonly leads: number;
  readonly ids: readonly LeadId[];
}

/** What one look over the leads of a pack has found. */
export interface LeadValues {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** Leads that were gone through, and how many there are. */
  readonly looked: number;
  readonly of: number;
  /** By field. */
  readonly fields: ReadonlyMap<string, readonly LeadValueCount[]>;
}

export interface LeadValuesWorld {
  readonly leads: Pick<LeadStore, 'count' | 'page'>;
  readonly objects: ObjectStore;
  readonly clock: Clock;
}

const keptForm = z.object({
  atMs: z.number(),
  looked: z.number(),
  of: z.number(),
  fields: z.record(z.string(), z.array(z.tuple([z.string(), z.number(), z.array(z.string())]))),
});

const keyOf = (packId: PackId): string => `standardise/${packId}/values.json`;

/** What the last look has found; `undefined` before the first. */
export async function keptValues(
  { objects }: Pick<LeadValuesWorld, 'objects'>,
  packId: PackId,
): Promise<LeadValues | undefined> {
  const read = keptForm.safeParse(await readJson(objects, keyOf(packId)));
  if (!read.success) return undefined;
  const { atMs, looked, of, fields } = read.data;
  return {
    atMs,
    looked,
    of,
    fields: new Map(
      Object.entries(fields).map(([field, values]) => [
        field,
        values.map(([value, leads, ids]) => ({ value, leads, ids: ids.map(asLeadId) })),
      ]),
    ),
  };
}

/**
 * Goes through the leads of a pack in the order of arrival, as far as there is time, and keeps the values that rules leave
 * open with the leads that have them, so that whoever decides on a value finds them at once.
 */
export async function lookAtLeads(
  world: LeadValuesWorld,
  packId: PackId,
  rules: readonly StandardRule[],
): Promise<LeadValues> {
  const { leads, clock, objects } = world;
  const { lookMs, lookedLeads: count, lookedPages } = standardOptions;
  const atMs = clock.now();
  const of = await leads.count(packId);
  const found = new Map(
    rules.map((rule) => [rule.field, new Map<string, { leads: number; ids: LeadId[] }>()]),
  );
  let looked = 0;
  for (let first = 0; first < of && clock.now() - atMs < lookMs; first += count * lookedPages) {
    const pages = await Promise.all(
      Array.from({ length: lookedPages }, (_, n) =>
        leads.page(packId, { first: first + n * count, count, descending: false }),
      ),
    );
    for (const lead of pages.flat()) {
      looked += 1;
      for (const rule of rules) note(found.get(rule.field), lead, rule);
    }
  }
  const fields = [...found].map(
    ([field, values]) =>
      [
        field,
        [...values].slice(0, standardOptions.distinctValues).map(([value, seen]) => ({ value, ...seen })),
      ] as const,
  );
  await putJson(objects, keyOf(packId), {
    atMs,
    looked,
    of,
    fields: Object.fromEntries(
      fields.map(([field, values]) => [field, values.map(({ value, leads: n, ids }) => [value, n, ids])]),
    ),
  });
  return { atMs, looked, of, fields: new Map(fields) };
}

function note(
  values: Map<string, { leads: number; ids: LeadId[] }> | undefined,
  lead: Lead,
  rule: StandardRule,
): void {
  const value = textOf(lead.values, rule.field);
  if (values === undefined || value === null || value === '') return;
  const open = isOpen(rule, value);
  // Of countries all are counted: the form of most is that of suggestions.
  if (!open && rule.kind !== 'country') return;
  const seen = values.get(value) ?? { leads: 0, ids: [] };
  seen.leads += 1;
  if (open) seen.ids.push(lead.id);
  values.set(value, seen);
}

import * as z from 'zod';
import { textOf } from '../../leads/foldLead.ts';
import { leadRule } from '../../leads/leadRule.ts';
import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { asLeadId, type LeadId } from '../../model/lead.ts';
import { standardOptions } from '../../model/options/standardOptions.ts';
import type { FieldValue, Suggestion } from '../../model/standardising.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import type { Decider, NamedSuggestion, StandardFrame, StandardKeeper } from '../../ports/standardKeeper.ts';
import { standardRules } from '../../standardise/standardRules.ts';
import { keptValues, type LeadValues, type LeadValuesWorld, lookAtLeads } from './leadValues.ts';
import { putJson, readJson } from '../world/readWhole.ts';

export interface LeadKeeperWorld extends LeadValuesWorld {
  readonly leads: Pick<LeadStore, 'count' | 'page' | 'get' | 'history' | 'edit' | 'undo'>;
  readonly schemas: readonly TargetSchema[];
}

const changedForm = z.array(z.string().transform(asLeadId));
const changesKey = ({ packId, batch }: NamedSuggestion): string =>
  `standardise/${packId}/changes/${batch}.json`;

/** Times that a lead is read anew because somebody else changed it at the same time. */
const mostTries = 5;

/**
 * The leads of a pipeline as standardising sees them. A look lists which leads have which open value; which leads a
 * suggestion changes is written down before the first, so that it can go on later, and be taken back.
 *
 * @param options `writeMs`: of all changes, from the first; for one that is made for a request
 */
export function leadKeeper(
  world: LeadKeeperWorld,
  { writeMs }: { readonly writeMs: number } = standardOptions,
): StandardKeeper {
  const { leads, objects, schemas, clock } = world;
  const schemaOf = (packId: PackId): TargetSchema => {
    const schema = schemas.find(({ id, load }) => id === packId && load !== undefined);
    if (schema === undefined) throw new AppError('NOT_FOUND', `No leads are kept of a pack ${packId}.`);
    return schema;
  };
  const lookAt = (packId: PackId): Promise<LeadValues> =>
    lookAtLeads(world, packId, standardRules(schemaOf(packId)));
  let seen:
    | { readonly packId: PackId; readonly atMs: number; readonly values: Promise<LeadValues> }
    | undefined;
  const remember = (packId: PackId, values: Promise<LeadValues>): Promise<LeadValues> => {
    // What failed is asked for again.
    values.catch(() => (seen = undefined));
    seen = { packId, atMs: clock.now(), values };
    return values;
  };
  const latest = async (packId: PackId, freshMs: number): Promise<LeadValues> => {
    const kept = await keptValues(world, packId);
    return kept !== undefined && clock.now() - kept.atMs < freshMs ? kept : lookAt(packId);
  };
  /** What requests that belong together go by. */
  const valuesOf = (packId: PackId, freshMs: number): Promise<LeadValues> => {
    const isSeen = seen?.packId === packId && clock.now() - seen.atMs < standardOptions.seenMs;
    return isSeen && seen !== undefined ? seen.values : remember(packId, latest(packId, freshMs));
  };
  const idsOf = async (packId: PackId, { field, value }: FieldValue): Promise<readonly LeadId[]> => {
    // However old: who has the value no longer is passed over.
    const { fields } = await valuesOf(packId, Number.POSITIVE_INFINITY);
    return fields.get(field)?.find((one) => one.value === value)?.ids ?? [];
  };
  const changedBy = async (suggestion: NamedSuggestion): Promise<readonly LeadId[] | undefined> => {
    const read = changedForm.safeParse(await readJson(objects, changesKey(suggestion)));
    return read.success ? read.data : undefined;
  };

  let endMs: number | undefined;
  /** @returns whether there was time for all */
  const each = async (ids: readonly LeadId[], work: (id: LeadId) => Promise<void>): Promise<boolean> => {
    endMs ??= clock.now() + writeMs;
    const step = standardOptions.writtenLeads;
    for (let from = 0; from < ids.length; from += step) {
      if (clock.now() >= endMs) return false;
      await Promise.all(ids.slice(from, from + step).map(work));
    }
    return true;
  };

  const writeOne = async (id: LeadId, suggestion: NamedSuggestion, by: Decider): Promise<number> => {
    const { packId, field, from, to, batch, modelId } = suggestion;
    const { findFields } = leadRule(schemaOf(packId));
    for (let tried = 1; ; tried += 1) {
      const lead = await leads.get(id);
      if (lead === undefined || textOf(lead.values, field) !== from) return 0;
      try {
        const values = [{ field, value: to }];
        const change = { id: lead.id, version: lead.version, ...by, reason: '', values, findFields };
        await leads.edit({ ...change, suggestion: { batch, modelId } });
        return 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'RECORD_CHANGED' || tried === mostTries)
          throw error;
      }
    }
  };

  const undoOne = async (id: LeadId, { packId, batch }: NamedSuggestion, by: Decider): Promise<number> => {
    const edit = (await leads.history(id)).find(
      (entry) => entry.kind === 'edit' && entry.suggestion?.batch === batch && entry.undone === null,
    );
    if (edit === undefined) return 0;
    try {
      await leads.undo(id, edit.stamp, { ...by, ...leadRule(schemaOf(packId)) });
      return 0;
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNDO_BLOCKED') return 1;
      throw error;
    }
  };

  return {
    async frame(packId): Promise<StandardFrame> {
      const schema = schemaOf(packId);
      return { packId, title: schema.title, schema, isUsed: () => true };
    },
    async look({ packId }) {
      const { looked, of } = await remember(packId, lookAt(packId));
      return looked < of ? { records: looked, of } : undefined;
    },
    async values({ packId }, field) {
      const { fields } = await valuesOf(packId, standardOptions.freshMs);
      return (fields.get(field) ?? []).map(({ value, leads: records }) => ({ value, records }));
    },
    count: async (packId, value) => (await idsOf(packId, value)).length,
    async records(one: Suggestion) {
      const { packId, field, from: value, state, batch } = one;
      if (state === 'accepted' && batch !== null) return (await changedBy({ ...one, batch }))?.length ?? 0;
      return (await idsOf(packId, { field, value })).length;
    },
    async write(suggestion, by) {
      const { packId, field, from: value } = suggestion;
      let ids = await changedBy(suggestion);
      if (ids === undefined) {
        ids = await idsOf(packId, { field, value });
        await putJson(objects, changesKey(suggestion), ids);
      }
      let records = 0;
      const isWhole = await each(ids, async (id) => {
        const changed = await writeOne(id, suggestion, by);
        records += changed;
      });
      return { records, isWhole };
    },
    async undo(suggestion, by) {
      const ids = (await changedBy(suggestion)) ?? [];
      let blocked = 0;
      const isWhole = await each(ids, async (id) => {
        const standing = await undoOne(id, suggestion, by);
        blocked += standing;
      });
      return { blocked, isWhole };
    },
  };
}

import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import { standardOptions } from '../../model/options/standardOptions.ts';
import type { RecordId, StoredRecord } from '../../model/record.ts';
import type {
  RecordSuggestion,
  Suggestion,
  SuggestionId,
  SuggestionState,
  SuggestionView,
} from '../../model/standardising.ts';
import { timestamp } from '../base/dependencies.ts';
import type { RecordFrame } from '../records/recordFrame.ts';
import type { StandardDeps } from './standardDeps.ts';
import { createOneRecord } from './standardInRecord.ts';
import { standardEdit } from './standardEdit.ts';

/** What a person does with suggestions. */
export interface StandardSuggestions {
  suggestions(input: {
    readonly packId: PackId;
    readonly state: SuggestionState;
    readonly first: number;
    readonly count: number;
  }): Promise<readonly SuggestionView[]>;
  /** What is suggested for the values of one record. */
  inRecord(input: {
    readonly packId: PackId;
    readonly recordId: RecordId;
  }): Promise<readonly RecordSuggestion[]>;
  /**
   * Changes every record that has the value, as a person's edit; the records of a suggestion at one stroke. Those that
   * somebody has said to be right as they are stay so.
   */
  accept(input: SuggestionsOf): Promise<{ readonly records: number }>;
  /** The values are right as they are, and are not asked about again. */
  reject(input: SuggestionsOf): Promise<void>;
  /** Takes a decision back; records that were changed since stay as they are, and then the suggestion does, too. */
  reopen(input: SuggestionsOf): Promise<{ readonly blocked: number }>;
}

interface SuggestionsOf {
  readonly packId: PackId;
  readonly ids: readonly SuggestionId[];
  /** For the value of this record alone; the suggestion is decided once no other record waits for it. */
  readonly recordId?: RecordId;
}

/** Rounds over the records of a value; more than one only where somebody changes them at the same time. */
const mostRounds = 3;

export function createStandardSuggestions(
  parts: StandardDeps,
  told: { readonly records: () => void; readonly decided: (packId: PackId) => Promise<void> },
): StandardSuggestions {
  const { deps, settings, frame } = parts;
  const { standards, stores, clock, ids } = deps;
  const { records } = stores;
  const who = async () => ({ at: timestamp(clock), by: (await settings.get()).approver });

  const withValue = async (
    of: RecordFrame,
    { id, field, from }: Suggestion,
    most: number,
  ): Promise<readonly StoredRecord[]> => {
    const place = of.placeOf(field);
    const kept = new Set(await standards.kept(id));
    const query = { packId: of.packId, words: [], places: [{ place, values: [from] }] };
    const found = await records.ids(query, { place: null, descending: false });
    const having: StoredRecord[] = [];
    const step = standardOptions.recordsAtOnce;
    for (let at = 0; at < found.length && having.length < most; at += step) {
      const some = await records.some(Array.from(found.slice(at, at + step)) as StoredRecord['id'][]);
      // The store finds values without regard to case.
      having.push(
        ...some.filter(
          ({ id: record, values, into }) => into === null && values[place] === from && !kept.has(record),
        ),
      );
    }
    return having;
  };

  const each = async (
    { packId, ids: wanted }: SuggestionsOf,
    work: (suggestion: Suggestion) => Promise<void>,
  ): Promise<void> => {
    for (const id of new Set(wanted)) {
      const suggestion = await standards.suggestion(id);
      if (suggestion?.packId !== packId) throw new AppError('NOT_FOUND', 'There is no such suggestion.');
      await work(suggestion);
    }
    told.records();
    await told.decided(packId);
  };

  /** The name of all changes of a suggestion, kept before the first, so that what a crash leaves half-done goes on under it. */
  const batchOf = async ({ id, batch }: Suggestion): Promise<string> => {
    if (batch !== null) return batch;
    const named = ids.next();
    await standards.decide(id, { from: ['open'], to: 'open', ...(await who()), batch: named });
    return named;
  };

  const acceptOne = async (of: RecordFrame, suggestion: Suggestion): Promise<number> => {
    const { id, packId, field, to, state } = suggestion;
    if (state !== 'open') return 0;
    const decider = await who();
    const batch = await batchOf(suggestion);
    const place = of.placeOf(field);
    let changed = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const having = await withValue(of, suggestion, Number.POSITIVE_INFINITY);
      if (having.length === 0) break;
      for (let at = 0; at < having.length; at += standardOptions.recordsAtOnce)
        changed += await records.applySome(
          having
            .slice(at, at + standardOptions.recordsAtOnce)
            .map((record) => standardEdit(record, { packId, place, to, batch, ...decider })),
        );
    }
    await standards.decide(id, { from: ['open'], to: 'accepted', ...decider, batch });
    return changed;
  };

  const alone = createOneRecord({ ...parts, who, batchOf, withValue });

  return {
    inRecord: (of) => alone.inRecord(of),
    async suggestions({ packId, ...window }) {
      const of = await frame(packId);
      const list = await standards.suggestions(packId, window);
      const views: SuggestionView[] = [];
      for (const one of list) {
        const isDone = one.state === 'accepted' && one.batch !== null;
        const having = isDone
          ? (await records.held(one.batch ?? '')).length
          : (await withValue(of, one, standardOptions.readValues)).length;
        views.push({ ...one, records: having });
      }
      return views;
    },
    async accept(order) {
      const of = await frame(order.packId);
      let changed = 0;
      await each(order, async (suggestion) => {
        const { recordId } = order;
        changed += await (recordId === undefined
          ? acceptOne(of, suggestion)
          : alone.accept(of, suggestion, recordId));
      });
      return { records: changed };
    },
    async reject(order) {
      const decider = await who();
      const of = await frame(order.packId);
      await each(order, async (suggestion) => {
        if (order.recordId !== undefined) return alone.keep(of, suggestion, order.recordId);
        const { id, batch } = suggestion;
        await standards.decide(id, { from: ['open'], to: 'rejected', ...decider, batch });
      });
    },
    async reopen(order) {
      const decider = await who();
      let blocked = 0;
      await each(order, async (suggestion) => {
        if (order.recordId !== undefined) return alone.release(suggestion, order.recordId);
        const { id, batch, state } = suggestion;
        // Of a rejected one nothing was changed but what was accepted alone before.
        const held = batch === null || state === 'rejected' ? [] : await records.held(batch);
        const standing = await records.undoSome(held, decider);
        blocked += standing.length;
        if (standing.length > 0) return;
        await standards.decide(id, {
          from: ['accepted', 'rejected', 'open'],
          to: 'open',
          ...decider,
          batch: state === 'rejected' ? batch : null,
        });
      });
      return { blocked };
    },
  };
}

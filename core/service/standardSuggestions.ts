import { AppError } from '../model/errors.ts';
import type { PackId } from '../model/ids.ts';
import { standardOptions } from '../model/options/standardOptions.ts';
import { editedNow, recordMarks, type StoredRecord } from '../model/record.ts';
import type { Suggestion, SuggestionId, SuggestionState, SuggestionView } from '../model/standardising.ts';
import type { RecordChange } from '../ports/recordStore.ts';
import { timestamp } from './dependencies.ts';
import type { RecordFrame } from './recordFrame.ts';
import type { StandardDeps } from './standardDeps.ts';

/** What a person does with suggestions. */
export interface StandardSuggestions {
  suggestions(input: {
    readonly packId: PackId;
    readonly state: SuggestionState;
    readonly first: number;
    readonly count: number;
  }): Promise<readonly SuggestionView[]>;
  /** Changes every record that has the value, as a person's edit; the records of a suggestion at one stroke. */
  accept(input: SuggestionsOf): Promise<{ readonly records: number }>;
  /** The values are right as they are, and are not asked about again. */
  reject(input: SuggestionsOf): Promise<void>;
  /** Takes a decision back; records that were changed since stay as they are, and then the suggestion does, too. */
  reopen(input: SuggestionsOf): Promise<{ readonly blocked: number }>;
}

interface SuggestionsOf {
  readonly packId: PackId;
  readonly ids: readonly SuggestionId[];
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
    { field, from }: Suggestion,
    most: number,
  ): Promise<readonly StoredRecord[]> => {
    const place = of.placeOf(field);
    const query = { packId: of.packId, words: [], places: [{ place, values: [from] }] };
    const found = await records.ids(query, { place: null, descending: false });
    const having: StoredRecord[] = [];
    const step = standardOptions.recordsAtOnce;
    for (let at = 0; at < found.length && having.length < most; at += step) {
      const some = await records.some(Array.from(found.slice(at, at + step)) as StoredRecord['id'][]);
      // The store finds values without regard to case.
      having.push(...some.filter(({ values, into }) => into === null && values[place] === from));
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

  const acceptOne = async (of: RecordFrame, suggestion: Suggestion): Promise<number> => {
    const { id, packId, field, to, state } = suggestion;
    if (state !== 'open') return 0;
    const decider = await who();
    // Kept before anything is changed, so that what a crash leaves half-done goes on under the same name.
    const batch = suggestion.batch ?? ids.next();
    await standards.decide(id, { from: ['open'], to: 'open', ...decider, batch });
    const place = of.placeOf(field);
    let changed = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const having = await withValue(of, suggestion, Number.POSITIVE_INFINITY);
      if (having.length === 0) break;
      for (let at = 0; at < having.length; at += standardOptions.recordsAtOnce)
        changed += await records.applySome(
          having
            .slice(at, at + standardOptions.recordsAtOnce)
            .map((record) => editOf(record, { packId, place, to, batch, ...decider })),
        );
    }
    await standards.decide(id, { from: ['open'], to: 'accepted', ...decider, batch });
    return changed;
  };

  return {
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
        changed += await acceptOne(of, suggestion);
      });
      return { records: changed };
    },
    async reject(order) {
      const decider = await who();
      await each(order, async ({ id }) => {
        await standards.decide(id, { from: ['open'], to: 'rejected', ...decider, batch: null });
      });
    },
    async reopen(order) {
      const decider = await who();
      let blocked = 0;
      await each(order, async ({ id, batch }) => {
        const held = batch === null ? [] : await records.held(batch);
        const standing = await records.undoSome(held, decider);
        blocked += standing.length;
        if (standing.length > 0) return;
        await standards.decide(id, {
          from: ['accepted', 'rejected', 'open'],
          to: 'open',
          ...decider,
          batch: null,
        });
      });
      return { blocked };
    },
  };
}

function editOf(
  record: StoredRecord,
  change: {
    readonly packId: PackId;
    readonly place: number;
    readonly to: string;
    readonly batch: string;
    readonly at: string;
    readonly by: string;
  },
): RecordChange {
  const { packId, place, to, batch, at, by } = change;
  return {
    packId,
    kind: 'edited',
    at,
    by,
    batch,
    records: [
      {
        id: record.id,
        basis: record.operation,
        after: {
          values: record.values.map((value, other) => (other === place ? to : value)),
          origins: record.values.map((_, other) =>
            other === place ? editedNow : (record.origins[other] ?? 0),
          ),
          into: null,
          marks: record.marks | recordMarks.edited,
        },
      },
    ],
  };
}

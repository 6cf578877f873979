import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import type { Suggestion, SuggestionView } from '../../model/standardising.ts';
import type { StandardApi, SuggestionsOf } from '../../ports/standardApi.ts';
import { timestamp } from '../base/dependencies.ts';
import type { StandardDeps } from './standardDeps.ts';
import type { Decider } from '../../ports/standardKeeper.ts';

/** What a person does with suggestions. */
type Suggestions = Pick<StandardApi, 'suggestions' | 'accept' | 'reject' | 'reopen'>;

/** Who is told of what. */
export interface StandardTold {
  /** Records were changed. */
  readonly records: () => void;
  /** Something of the jobs or the suggestions of a pack has changed. */
  readonly decided: (packId: PackId) => Promise<void>;
}

export function createStandardSuggestions(parts: StandardDeps, told: StandardTold): Suggestions {
  const { keeper } = parts;
  const { standards } = parts.deps;
  const who = () => deciderOf(parts);
  const batchOf = batchNames(parts);

  const each = async (
    order: SuggestionsOf,
    work: (suggestion: Suggestion) => Promise<void>,
  ): Promise<void> => {
    await eachSuggestion(parts, order, work);
    told.records();
    await told.decided(order.packId);
  };

  return {
    async suggestions({ packId, ...window }) {
      const views: SuggestionView[] = [];
      for (const one of await standards.suggestions(packId, window))
        views.push({ ...one, records: await keeper.records(one) });
      return views;
    },
    async accept(order) {
      const sum = { records: 0, rest: 0 };
      await each(order, async (suggestion) => {
        if (suggestion.state !== 'open') return;
        const decider = await who();
        const batch = await batchOf(suggestion);
        const { records, isWhole } = await keeper.write({ ...suggestion, batch }, decider);
        sum.records += records;
        sum.rest += isWhole ? 0 : 1;
        if (isWhole)
          await standards.decide(suggestion.id, { from: ['open'], to: 'accepted', ...decider, batch });
      });
      return sum;
    },
    async reject(order) {
      const decider = await who();
      await each(order, async ({ id, batch }) => {
        await standards.decide(id, { from: ['open'], to: 'rejected', ...decider, batch });
      });
    },
    async reopen(order) {
      const decider = await who();
      const sum = { blocked: 0, rest: 0 };
      await each(order, async (suggestion) => {
        const { id, batch, state } = suggestion;
        // Of a rejected one nothing was changed but what was accepted alone before.
        if (batch !== null && state !== 'rejected') {
          const { blocked, isWhole } = await keeper.undo({ ...suggestion, batch }, decider);
          sum.blocked += blocked;
          sum.rest += isWhole ? 0 : 1;
          if (blocked > 0 || !isWhole) return;
        }
        await standards.decide(id, {
          from: ['accepted', 'rejected', 'open'],
          to: 'open',
          ...decider,
          batch: state === 'rejected' ? batch : null,
        });
      });
      return sum;
    },
  };
}

/** Goes over the suggestions of an order. @throws {AppError} `NOT_FOUND` */
export async function eachSuggestion(
  { deps }: Pick<StandardDeps, 'deps'>,
  { packId, ids }: SuggestionsOf,
  work: (suggestion: Suggestion) => Promise<void>,
): Promise<void> {
  for (const id of new Set(ids)) {
    const suggestion = await deps.standards.suggestion(id);
    if (suggestion?.packId !== packId) throw new AppError('NOT_FOUND', 'There is no such suggestion.');
    await work(suggestion);
  }
}

export async function deciderOf({
  deps,
  settings,
}: Pick<StandardDeps, 'deps' | 'settings'>): Promise<Decider> {
  return { at: timestamp(deps.clock), by: (await settings.get()).approver };
}

/** The name of all changes of a suggestion, kept before the first, so that what a crash leaves half-done goes on under it. */
export function batchNames(
  parts: Pick<StandardDeps, 'deps' | 'settings'>,
): (suggestion: Suggestion) => Promise<string> {
  const { standards, ids } = parts.deps;
  return async ({ id, batch }) => {
    if (batch !== null) return batch;
    const named = ids.next();
    await standards.decide(id, { from: ['open'], to: 'open', ...(await deciderOf(parts)), batch: named });
    // Where two accept at once, the name of whoever was last counts for both.
    return (await standards.suggestion(id))?.batch ?? named;
  };
}

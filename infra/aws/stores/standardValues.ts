import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import {
  type KeptVerdict,
  type Suggestion,
  type SuggestionState,
  suggestionStates,
} from '../../../core/model/standardising.ts';
import type { StandardStore } from '../../../core/ports/standardStore.ts';
import { attemptCloud } from '../cloudErrors.ts';
import { pagesOf } from './leadReads.ts';
import { batchGet } from './sessionReads.ts';
import { suggestionPut } from './standardCommits.ts';
import {
  deadOf,
  deadPartition,
  placeOfSuggestion,
  readSuggestion,
  type ReadSuggestion,
  type StandardAccess,
  standardMark,
  valueName,
  valuesPartition,
  verdictItemKey,
} from './standardItems.ts';
import { countOf, itemsAt } from './standardReads.ts';
import { askedOf, contention, transact } from './transact.ts';

type Values = Pick<
  StandardStore,
  | 'dead'
  | 'forget'
  | 'verdicts'
  | 'keepVerdicts'
  | 'countSuggestions'
  | 'suggestions'
  | 'suggestion'
  | 'settled'
  | 'decide'
>;

/** Writes under way at once. */
const atOnce = 16;

/** What is suggested for values, what a person decided of it, and what came of values before. */
export function standardValues(access: StandardAccess): Values {
  const { client, table: TableName } = access;
  const each = async <Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<unknown>) => {
    for (let from = 0; from < things.length; from += atOnce)
      await Promise.all(things.slice(from, from + atOnce).map(work));
  };
  const inState = (packId: Suggestion['packId'], state: SuggestionState) => ({
    IndexName: 'by-state',
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :values AND begins_with(stands, :state)',
    ExpressionAttributeValues: { ':values': valuesPartition(packId), ':state': `${state}#` },
  });
  const present = async (id: Suggestion['id']): Promise<ReadSuggestion | undefined> => {
    const key = placeOfSuggestion(id);
    const [item] = key === undefined ? [] : await batchGet(access, [key]);
    return item === undefined ? undefined : readSuggestion(item);
  };

  return {
    async dead(packId) {
      const found: ReturnType<typeof deadOf>[] = [];
      for await (const items of pagesOf(access, {
        ConsistentRead: true,
        Limit: 1_000,
        KeyConditionExpression: 'pk = :dead',
        ExpressionAttributeValues: { ':dead': deadPartition(packId) },
      }))
        found.push(...items.map(deadOf));
      return found;
    },
    async forget(packId, values) {
      const mark = await standardMark(access);
      await each(values, (value) => {
        const Key = { pk: deadPartition(packId), sk: valueName(mark, value) };
        const command = new DeleteCommand({ TableName, Key });
        return attemptCloud(askedOf(access, 'dynamodb:DeleteItem'), () => client.send(command));
      });
    },
    async verdicts(keys) {
      const mark = await standardMark(access);
      const named = new Map(keys.map((key) => [verdictItemKey(mark, key).pk, key]));
      const items = await itemsAt(
        access,
        [...named.keys()].map((pk) => ({ pk, sk: 'A' })),
      );
      return new Map(
        items.map((item) => [
          named.get(String(item['pk'])) ?? '',
          JSON.parse(String(item['document'])) as KeptVerdict,
        ]),
      );
    },
    async keepVerdicts(verdicts) {
      const mark = await standardMark(access);
      await each(verdicts, ({ key, kept }) => {
        const Item = { ...verdictItemKey(mark, key), document: JSON.stringify(kept) };
        const command = new PutCommand({ TableName, Item });
        return attemptCloud(askedOf(access, 'dynamodb:PutItem'), () => client.send(command));
      });
    },
    async countSuggestions(packId) {
      const counts = await Promise.all(
        suggestionStates.map(
          async (state) => [state, await countOf(access, inState(packId, state))] as const,
        ),
      );
      return Object.fromEntries(counts) as Record<SuggestionState, number>;
    },
    async suggestions(packId, { state, first, count }) {
      const names: string[] = [];
      for await (const items of pagesOf(access, { ...inState(packId, state), Limit: 1_000 })) {
        names.push(...items.map(({ sk }) => String(sk)));
        if (names.length >= first + count) break;
      }
      const wanted = names.slice(first, first + count);
      const pk = valuesPartition(packId);
      const items = await itemsAt(
        access,
        wanted.map((sk) => ({ pk, sk })),
      );
      const found = new Map(items.map((item) => [String(item['sk']), readSuggestion(item).suggestion]));
      // One that was decided between the two reads is none of this list any more.
      return wanted.flatMap((name) => found.get(name) ?? []).filter((one) => one.state === state);
    },
    suggestion: async (id) => (await present(id))?.suggestion,
    async settled(packId, field) {
      const found: { readonly value: string; readonly records: null }[] = [];
      for await (const items of pagesOf(access, {
        ConsistentRead: true,
        Limit: 1_000,
        KeyConditionExpression: 'pk = :values AND begins_with(sk, :field)',
        ExpressionAttributeValues: { ':values': valuesPartition(packId), ':field': `${field}#` },
      }))
        for (const item of items) {
          const { from, state } = readSuggestion(item).suggestion;
          if (state !== 'accepted') found.push({ value: from, records: null });
        }
      return found;
    },
    async decide(id, { from, to, by, at, batch }) {
      const decided = to === 'open' ? null : { by, at };
      for (let round = 0; round < sessionTableOptions.tries; round++) {
        const before = await present(id);
        if (before === undefined) return false;
        const { suggestion } = before;
        const after = { ...suggestion, state: to, decided, batch };
        // Written by this very call, whose answer was lost.
        const isOurs = round > 0 && JSON.stringify(suggestion) === JSON.stringify(after);
        if (!from.includes(suggestion.state)) return isOurs;
        if ((await transact(access, [suggestionPut(access, after, before)])) === 'written') return true;
      }
      throw contention(access);
    },
  };
}

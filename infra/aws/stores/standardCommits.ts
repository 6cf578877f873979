import { createHash } from 'node:crypto';
import { sessionTableOptions } from '../../../core/model/options/sessionOptions.ts';
import { standardOptions } from '../../../core/model/options/standardOptions.ts';
import { asSessionId } from '../../../core/model/session.ts';
import type { StandardJobId, Suggestion } from '../../../core/model/standardising.ts';
import type { SessionStore } from '../../../core/ports/sessions.ts';
import type { BatchEnd, NewSuggestion, StandardStore } from '../../../core/ports/standardStore.ts';
import { expressed } from './expressed.ts';
import { sessionCommits } from './sessionClaims.ts';
import { lateActions } from './sessionLate.ts';
import { lateKey, partitionOf } from './sessionItems.ts';
import { batchGet } from './sessionReads.ts';
import {
  deadPartition,
  readSuggestion,
  type ReadSuggestion,
  type StandardAccess,
  type StandardMark,
  standardMark,
  suggestedAnew,
  suggestionIdOf,
  suggestionItem,
  valueName,
  valuesPartition,
} from './standardItems.ts';
import { itemsAt, packOf, sessionAccess } from './standardReads.ts';
import { type Actions, contention, transact } from './transact.ts';

type Told = Pick<Suggestion, 'jobId' | 'packId' | 'at'>;

/** Counts batches: the item, its counts, its suggestions and its dead letters are one transaction. */
export function standardCommit(access: StandardAccess, sessions: SessionStore): StandardStore['commit'] {
  const sessionParts = sessionAccess(access);
  const commits = sessionCommits(sessionParts);
  return async (end, at) => {
    const { hold } = end.taken;
    const jobId = hold.sessionId as string as StandardJobId;
    const packId = await packOf(access, jobId);
    if (packId === undefined) return 'passed';
    const mark = await standardMark(access);
    const told = { jobId, packId, at };
    for (let round = 0; round < sessionTableOptions.tries; round++) {
      const suggested = await suggestedActions(access, { list: end.suggestions, mark, told, isLate: false });
      const answer = await commits(
        hold,
        { outcome: 'done', result: null, errorCode: null, at },
        {
          counters: {
            suggested: end.suggestions.length,
            left_so: end.left,
            refused: end.dead.length,
            cached: end.cached,
          },
          actions: [...suggested, ...(await deadActions(access, { end, mark, told }))],
        },
      );
      if (answer === 'changed') continue;
      if (answer === 'committed') {
        await sessions.complete(hold.sessionId, at);
        return 'counted';
      }
      if (answer === 'superseded') return 'passed';
      const late = await keepLate(access, { end, mark, told });
      if (late !== 'changed') return late;
    }
    throw contention(access);
  };
}

/** Keeps what comes after a job was ended by a person, once a batch. */
async function keepLate(
  access: StandardAccess,
  { end, mark, told }: { readonly end: BatchEnd; readonly mark: StandardMark; readonly told: Told },
): Promise<'late' | 'passed' | 'changed'> {
  const { hold } = end.taken;
  const sessionParts = sessionAccess(access);
  const place = { pk: partitionOf(asSessionId(told.jobId)), sk: lateKey(hold.itemId) };
  const [session, before] = await Promise.all([
    batchGet(sessionParts, [{ pk: place.pk, sk: 'META' }]),
    batchGet(sessionParts, [place]),
  ]);
  if (before.length > 0 || session[0]?.['status'] !== 'forced') return 'passed';
  const text = JSON.stringify(end.suggestions);
  const result = { key: hold.itemId, sha256: createHash('sha256').update(text).digest('hex') };
  const actions = [
    ...lateActions(sessionParts, hold, { result, at: told.at }),
    ...(await suggestedActions(access, { list: end.suggestions, mark, told, isLate: true })),
  ];
  return (await transact(access, actions)) === 'written' ? 'late' : 'changed';
}

/** Takes in what is suggested without asking; each by itself, as nothing is counted by it. */
export async function putKnown(
  access: StandardAccess,
  known: readonly NewSuggestion[],
  told: Told,
): Promise<void> {
  const mark = await standardMark(access);
  const step = standardOptions.batchValues;
  for (let from = 0; from < known.length; from += step) {
    const list = known.slice(from, from + step);
    for (let round = 0; ; round++) {
      const actions = await suggestedActions(access, { list, mark, told, isLate: false });
      if (actions.length === 0 || (await transact(access, actions)) === 'written') break;
      if (round === sessionTableOptions.tries) throw contention(access);
    }
  }
}

/** Suggestions by what stands there, each under the condition that it still does. */
async function suggestedActions(
  access: StandardAccess,
  given: {
    readonly list: readonly NewSuggestion[];
    readonly mark: StandardMark;
    readonly told: Told;
    readonly isLate: boolean;
  },
): Promise<Actions> {
  const { list, mark, told, isLate } = given;
  const pk = valuesPartition(told.packId);
  const named = list.map((one) => ({ one, sk: valueName(mark, { field: one.field, value: one.from }) }));
  const items = await itemsAt(
    access,
    named.map(({ sk }) => ({ pk, sk })),
  );
  const before = new Map(items.map((item) => [String(item['sk']), readSuggestion(item)]));
  return named.flatMap(({ one, sk }) => {
    const read = before.get(sk);
    const id = suggestionIdOf(told.packId, sk);
    const suggestion = suggestedAnew(read?.suggestion, one, { ...told, id, isLate });
    return suggestion === undefined ? [] : [suggestionPut(access, suggestion, read)];
  });
}

/** Writes a suggestion where it stands as it was read. */
export function suggestionPut(
  { table: TableName }: StandardAccess,
  suggestion: Suggestion,
  before: ReadSuggestion | undefined,
): Actions[number] {
  const condition = before === undefined ? 'attribute_not_exists(#pk)' : '#revision = :revision';
  return {
    Put: {
      TableName,
      Item: suggestionItem({ suggestion, revision: (before?.revision ?? 0) + 1 }),
      ConditionExpression: condition,
      ...expressed([condition], { revision: before?.revision }),
    },
  };
}

/** Whatever came of the values now, what came before holds no longer. */
async function deadActions(
  access: StandardAccess,
  { end, mark, told }: { readonly end: BatchEnd; readonly mark: StandardMark; readonly told: Told },
): Promise<Actions> {
  const TableName = access.table;
  const pk = deadPartition(told.packId);
  const { field, values } = end.taken.batch;
  const now = new Map(end.dead.map((one) => [one.value, one]));
  const keys = values.map((value) => ({ value, Key: { pk, sk: valueName(mark, { field, value }) } }));
  const there = new Set(
    (
      await itemsAt(
        access,
        keys.map(({ Key }) => Key),
      )
    ).map(({ sk }) => String(sk)),
  );
  return keys.flatMap(({ value, Key }): Actions => {
    const dead = now.get(value);
    if (dead !== undefined) {
      const Item = { ...Key, document: JSON.stringify(dead) };
      return [{ Put: { TableName, Item } }];
    }
    return there.has(Key.sk) ? [{ Delete: { TableName, Key } }] : [];
  });
}

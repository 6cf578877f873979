import type { GroupView, OperationView, UndoOutcome } from '../../contract/recordViews.ts';
import { mergeRecords } from '../../dedupe/mergeRecords.ts';
import { AppError } from '../../model/errors.ts';
import type { PackId } from '../../model/ids.ts';
import type { MergeSuggestion } from '../../model/duplicates.ts';
import type { GroupId, GroupState, OperationId, RecordId, StoredRecord } from '../../model/record.ts';
import type { GroupCounting, RecordChange, RecordGroup } from '../../ports/recordStore.ts';
import { mergedRecords } from '../../records/mergedRecords.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import { type RecordFrame, titleOf } from './recordFrame.ts';
import { rowOf } from './recordLists.ts';
import type { SettingsService } from '../base/settings.ts';

/** What a person decides of records that are likely the same. */
export interface RecordDecisions {
  countGroups(input: { readonly packId: PackId }): Promise<GroupCounting>;
  groups(input: {
    readonly packId: PackId;
    readonly states: readonly GroupState[];
    readonly safe?: true;
    readonly first: number;
    readonly count: number;
  }): Promise<readonly GroupView[]>;
  merge(input: {
    readonly packId: PackId;
    readonly groupId: GroupId;
    readonly into: RecordId;
    readonly records: readonly { readonly id: RecordId; readonly basis: OperationId }[];
    readonly choices: readonly { readonly field: string; readonly from: RecordId }[];
  }): Promise<{ operationId: OperationId }>;
  decide(input: {
    readonly packId: PackId;
    readonly groupId: GroupId;
    readonly verdict: 'different' | 'skipped' | 'open';
  }): Promise<{ operationId: OperationId }>;
  mergeSafe(input: {
    readonly packId: PackId;
    readonly batch?: string;
  }): Promise<{ merged: number; batch: string; isDone: boolean }>;
  operations(input: { readonly packId: PackId }): Promise<readonly OperationView[]>;
  undo(input: { readonly packId: PackId; readonly ids: readonly OperationId[] }): Promise<UndoOutcome>;
  undoBatch(input: { readonly packId: PackId; readonly batch: string }): Promise<UndoOutcome>;
}

export interface RecordDecisionParts {
  readonly settings: SettingsService;
  readonly frame: (packId: PackId) => Promise<RecordFrame>;
  /** Called whenever something was decided. */
  readonly told: () => void;
}

/** Operations listed. */
const mostOperations = 500;
/** Undone in one transaction, some milliseconds each. */
const undoneAtOnce = 200;
/** Of those that could not be undone as many are named. */
const mostBlocked = 100;
/** Merged at one call, so that who asked can tell how far it is, and leave off. */
const mergedAtOnce = 500;
/** Groups looked at between two pauses. */
const groupsAtOnce = 100;

export function createRecordDecisions(
  { stores, clock, ids }: Dependencies,
  { settings, frame, told }: RecordDecisionParts,
): RecordDecisions {
  const { records } = stores;
  const who = async () => ({ at: timestamp(clock), by: (await settings.get()).approver });

  /** Counts the contradictions of groups that nobody has looked at since they changed. */
  const judgeAll = async (of: RecordFrame): Promise<void> => {
    for (;;) {
      const groups = await records.unjudged(of.packId, groupsAtOnce);
      if (groups.length === 0) return;
      await records.judge(
        groups.map((group) => ({ id: group.id, conflicts: suggestionOf(of, group).conflicts })),
      );
    }
  };

  const mergeOf = (
    of: RecordFrame,
    group: RecordGroup,
    order: {
      readonly into: RecordId;
      readonly taking: readonly StoredRecord[];
      readonly choices: ReadonlyMap<number, RecordId>;
      readonly batch: string | null;
    } & Awaited<ReturnType<typeof who>>,
  ): RecordChange => {
    const { into, taking, choices, batch, at, by } = order;
    const after = mergedRecords({ into, records: taking, choices });
    return {
      packId: of.packId,
      kind: 'merged',
      at,
      by,
      batch,
      records: taking.map(({ id, operation }, place) => ({
        id,
        basis: operation,
        after: after[place] ?? { values: [], origins: [], into: null, marks: 0 },
      })),
      group: { id: group.id, state: 'merged' },
    };
  };

  /** What a merge as proposed would be; `undefined` where nothing is left to be merged. */
  const proposedMerge = (
    of: RecordFrame,
    group: RecordGroup,
    stroke: { readonly batch: string } & Awaited<ReturnType<typeof who>>,
  ): RecordChange | undefined => {
    const into = group.records[0]?.id;
    if (into === undefined || group.records.length < 2) return undefined;
    const choices = new Map(
      suggestionOf(of, group).fields.flatMap(({ from }, at) => {
        const record = from === null ? undefined : group.records[from];
        return record === undefined ? [] : [[of.places[at] ?? -1, record.id] as const];
      }),
    );
    return mergeOf(of, group, { ...stroke, into, taking: group.records, choices });
  };

  const undoAll = async (wanted: readonly OperationId[]): Promise<UndoOutcome> => {
    const by = await who();
    const inOrder = [...new Set(wanted)].toSorted((a, b) => b - a);
    const blocked: UndoOutcome['blocked'][number][] = [];
    for (let at = 0; at < inOrder.length; at += undoneAtOnce)
      blocked.push(...(await records.undoSome(inOrder.slice(at, at + undoneAtOnce), by)));
    told();
    return { undone: inOrder.length - blocked.length, blocked: blocked.slice(0, mostBlocked) };
  };

  const groupOf = async (groupId: GroupId): Promise<RecordGroup> => {
    const group = await records.group(groupId);
    if (group === undefined) throw new AppError('NOT_FOUND', 'There is no such group.');
    return group;
  };

  return {
    async countGroups({ packId }) {
      await judgeAll(await frame(packId));
      return records.countGroups(packId);
    },
    async groups({ packId, ...window }) {
      const of = await frame(packId);
      await judgeAll(of);
      const loads = new Map((await records.loads(packId)).map((load) => [load.runId, load]));
      const views: GroupView[] = [];
      for (const group of await records.groups(packId, window)) {
        const suggestion = suggestionOf(of, group);
        const rows: GroupView['records'][number][] = [];
        for (const record of group.records) {
          const born = (await records.arrivals(record.id))[0];
          const load = born === undefined ? undefined : loads.get(born.runId);
          rows.push({
            ...rowOf(of, record),
            operation: record.operation,
            fileName: load?.fileName ?? '',
            place: born?.place ?? '',
            at: load?.startedAt ?? '',
          });
        }
        views.push({
          id: group.id,
          state: group.state,
          score: group.score,
          records: rows,
          fields: suggestion.fields.flatMap(({ field, conflict, from, values }) =>
            values.length === 0
              ? []
              : [
                  {
                    field,
                    conflict,
                    differs: values.length > 1,
                    from: from === null ? null : (group.records[from]?.id ?? null),
                  },
                ],
          ),
          pairs: group.pairs,
        });
      }
      return views;
    },
    async merge({ packId, groupId, into, records: wanted, choices }) {
      const of = await frame(packId);
      const group = await groupOf(groupId);
      const taking = group.records.filter(({ id }) => wanted.some((one) => one.id === id));
      const isStale = wanted.some(
        ({ id, basis }) => group.records.find((one) => one.id === id)?.operation !== basis,
      );
      if (isStale || taking.length < 2 || !taking.some(({ id }) => id === into))
        throw new AppError('RECORD_CHANGED', 'The records of this group have changed meanwhile.');
      const places = new Map(choices.map(({ field, from }) => [of.placeOf(field), from]));
      const order = { into, taking, choices: places, batch: null, ...(await who()) };
      const operationId = await records.apply(mergeOf(of, group, order));
      told();
      return { operationId };
    },
    async decide({ packId, groupId, verdict }) {
      const group = await groupOf(groupId);
      const operationId = await records.apply({
        packId,
        kind: verdict === 'different' ? 'different' : 'skipped',
        ...(await who()),
        batch: null,
        records: [],
        group: { id: group.id, state: verdict },
      });
      told();
      return { operationId };
    },
    async mergeSafe({ packId, batch: begun }) {
      const of = await frame(packId);
      const batch = begun ?? ids.next();
      const stroke = { batch, ...(await who()) };
      let merged = 0;
      let isDone = false;
      while (!isDone && merged < mergedAtOnce) {
        await judgeAll(of);
        const groups = await records.groups(packId, {
          states: ['open'],
          safe: true,
          first: 0,
          count: groupsAtOnce,
        });
        const changes: RecordChange[] = [];
        const done: { id: GroupId; conflicts: number }[] = [];
        for (const group of groups) {
          const change = proposedMerge(of, group, stroke);
          if (change === undefined) done.push({ id: group.id, conflicts: 1 });
          else changes.push(change);
        }
        await records.judge(done);
        const made = await records.applySome(changes);
        merged += made;
        // What others have changed meanwhile is judged anew; should that go on, somebody else is at work.
        isDone = made === 0 && done.length === 0;
      }
      told();
      return { merged, batch, isDone };
    },
    async operations({ packId }) {
      const of = await frame(packId);
      const list = await records.operations({ packId, limit: mostOperations });
      const views: OperationView[] = [];
      for (const operation of list) {
        const { id, kind, at, by, batch, held, records: parts, groupId } = operation;
        const group = parts.length > 0 || groupId === null ? undefined : await records.group(groupId);
        const values =
          parts.find(({ after }) => after.into === null)?.after.values ?? group?.records[0]?.values;
        views.push({
          id,
          kind,
          at,
          by,
          batch,
          parts: operation.parts,
          undone: held === 0,
          title: titleOf(
            of.fields,
            of.places.map((place) => values?.[place] ?? null),
          ),
          records:
            parts.length > 0 ? parts.map((part) => part.id) : (group?.records ?? []).map((one) => one.id),
        });
      }
      return views;
    },
    undo: ({ ids: wanted }) => undoAll(wanted),
    undoBatch: async ({ batch }) => undoAll(await records.held(batch)),
  };
}

/** What a merge of all records of a group would keep; the fields in the order of the frame. */
function suggestionOf(of: RecordFrame, { records }: Pick<RecordGroup, 'records'>): MergeSuggestion {
  return mergeRecords(
    of.fields,
    records.map((record) => ({
      values: of.places.map((place) => record.values[place] ?? null),
      // A later record was loaded later.
      changedAt: String(record.id).padStart(16, '0'),
    })),
  );
}

import { create } from 'zustand';
import type {
  GroupCounting,
  GroupId,
  GroupView,
  OperationId,
  OperationView,
  RecordField,
  RecordId,
} from '../../../core/contract/recordViews.ts';
import type { PackId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { leadsWords as words } from '../../text/leadsWords.ts';
import { announce } from '../app/appState.ts';
import { orTell, tell } from '../app/toasts.ts';
import { recordTitle } from './recordTitle.ts';

/** Groups fetched at once: more than a person decides at a sitting; the next come when these are done. */
const groupsAtOnce = 100;

interface Merging {
  /** Groups. */
  readonly done: number;
  readonly count: number;
  /** It ends with what is under way. */
  readonly isLeftOff: boolean;
}

/** What is to be decided, and what was chosen so far of the group under the cursor. */
export interface DuplicateDesk {
  readonly packId: PackId | null;
  readonly shown: 'open' | 'skipped';
  /** `null` before the first answer. */
  readonly counts: GroupCounting | null;
  readonly groups: readonly GroupView[];
  readonly groupId: GroupId | null;
  /** The record whose value is kept, by field, where a person has said so. */
  readonly choices: ReadonlyMap<string, RecordId>;
  /** Records that are not to be merged with the others. */
  readonly leftOut: ReadonlySet<RecordId>;
  readonly operations: readonly OperationView[];
  /** What was decided last, in words; `null` where nothing was, or it was taken back. */
  readonly last: { readonly message: string; readonly id: OperationId } | null;
  readonly busy: boolean;
  /** How far merging all groups without a contradiction is; `null` while that is not done. */
  readonly merging: Merging | null;
  readonly trouble: Trouble | null;
}

export const useDuplicates = create<DuplicateDesk>()(() => ({
  packId: null,
  shown: 'open',
  counts: null,
  groups: [],
  groupId: null,
  choices: new Map(),
  leftOut: new Set(),
  operations: [],
  last: null,
  busy: false,
  merging: null,
  trouble: null,
}));

/** The group under the cursor. */
export function groupNow({
  groups,
  groupId,
}: Pick<DuplicateDesk, 'groups' | 'groupId'>): GroupView | undefined {
  return groups.find(({ id }) => id === groupId);
}

/** Asks for groups and decisions; the cursor stays on its group, or on the one that took its place. */
export async function askGroups(packId: PackId, shown: DuplicateDesk['shown']): Promise<void> {
  const before = useDuplicates.getState();
  const isOther = before.packId !== packId || before.shown !== shown;
  useDuplicates.setState({ packId, shown, ...(isOther ? { groups: [], groupId: null } : {}) });
  const { records } = getSession().client;
  try {
    const [counts, groups, operations] = await Promise.all([
      records.countGroups({ packId }),
      records.groups({ packId, states: [shown], first: 0, count: groupsAtOnce }),
      records.operations({ packId }),
    ]);
    const now = useDuplicates.getState();
    if (now.packId !== packId || now.shown !== shown) return;
    const at = now.groups.findIndex(({ id }) => id === now.groupId);
    const isThere = groups.some(({ id }) => id === now.groupId);
    useDuplicates.setState({ counts, groups, operations, trouble: null });
    if (!isThere) pickGroup(groups[Math.min(Math.max(0, at), groups.length - 1)]?.id ?? null);
  } catch (cause) {
    useDuplicates.setState({ trouble: troubleOf(cause) });
  }
}

export function pickGroup(groupId: GroupId | null): void {
  if (groupId === useDuplicates.getState().groupId) return;
  useDuplicates.setState({ groupId, choices: new Map(), leftOut: new Set() });
}

export function moveGroup(by: 1 | -1): void {
  const { groups, groupId } = useDuplicates.getState();
  const at = groups.findIndex(({ id }) => id === groupId);
  pickGroup(groups[Math.min(groups.length - 1, Math.max(0, at + by))]?.id ?? null);
}

export function chooseValue(field: string, from: RecordId): void {
  useDuplicates.setState({ choices: new Map(useDuplicates.getState().choices).set(field, from) });
}

export function takeRecord(id: RecordId, isTaken: boolean): void {
  const leftOut = new Set(useDuplicates.getState().leftOut);
  if (isTaken) leftOut.delete(id);
  else leftOut.add(id);
  useDuplicates.setState({ leftOut });
}

/** The record whose value a merge would keep: as chosen, else as proposed, else the first that has one. */
export function keptFrom(
  group: GroupView,
  { choices, leftOut }: Pick<DuplicateDesk, 'choices' | 'leftOut'>,
  { field, at }: { readonly field: string; readonly at: number },
): RecordId | null {
  const taken = group.records.filter(({ id }) => !leftOut.has(id));
  const has = (id: RecordId | null | undefined): boolean => taken.some((record) => record.id === id);
  const chosen = choices.get(field);
  if (chosen !== undefined && has(chosen)) return chosen;
  const proposed = group.fields.find((one) => one.field === field)?.from ?? null;
  if (has(proposed)) return proposed;
  return taken.find(({ values }) => (values[at] ?? null) !== null)?.id ?? null;
}

/** Makes the records that are taken in one, as it is chosen on the screen. */
export async function mergeGroup(fields: readonly RecordField[]): Promise<void> {
  const desk = useDuplicates.getState();
  const group = groupNow(desk);
  if (group === undefined || desk.packId === null || desk.busy) return;
  const taken = group.records.filter(({ id }) => !desk.leftOut.has(id));
  const [first] = taken;
  if (first === undefined || taken.length < 2) return tell(words.tooFew);
  const { packId } = desk;
  const choices = fields.flatMap(({ name }, at) => {
    const from = keptFrom(group, desk, { field: name, at });
    return from === null ? [] : [{ field: name, from }];
  });
  const title = recordTitle(fields, first.values);
  await decided(packId, async () => {
    const { operationId } = await getSession().client.records.merge({
      packId,
      groupId: group.id,
      into: first.id,
      records: taken.map(({ id, operation }) => ({ id, basis: operation })),
      choices,
    });
    said(words.merged(title), operationId);
  });
}

export async function decideGroup(
  fields: readonly RecordField[],
  verdict: 'different' | 'skipped' | 'open',
): Promise<void> {
  const desk = useDuplicates.getState();
  const group = groupNow(desk);
  if (group === undefined || desk.packId === null || desk.busy) return;
  const { packId } = desk;
  const title = recordTitle(fields, group.records[0]?.values ?? []);
  await decided(packId, async () => {
    const { operationId } = await getSession().client.records.decide({ packId, groupId: group.id, verdict });
    if (verdict !== 'open')
      said(verdict === 'skipped' ? words.wasSkipped(title) : words.wasDifferent(title), operationId);
  });
}

/** Merges every group without a contradiction, as one batch, until it is left off. */
export async function mergeSafe(packId: PackId): Promise<void> {
  const { busy, counts } = useDuplicates.getState();
  if (busy) return;
  let merging: Merging = { done: 0, count: counts?.safe ?? 0, isLeftOff: false };
  let batch: string | undefined;
  await decided(packId, async () => {
    try {
      for (let isDone = false; !isDone && !merging.isLeftOff; ) {
        useDuplicates.setState({ merging });
        const order = batch === undefined ? { packId } : { packId, batch };
        const answer = await getSession().client.records.mergeSafe(order);
        ({ batch, isDone } = answer);
        const isLeftOff = useDuplicates.getState().merging?.isLeftOff ?? false;
        merging = { ...merging, done: merging.done + answer.merged, isLeftOff };
      }
    } finally {
      useDuplicates.setState({ merging: null });
      const made = batch;
      if (made !== undefined)
        tell(words.mergedSafe(merging.done), {
          label: words.undo,
          onClick: () => void undoDecision({ batch: made }),
        });
    }
  });
}

/** Lets what is merged be, and goes no further. */
export function leaveOffMerging(): void {
  const { merging } = useDuplicates.getState();
  if (merging !== null) useDuplicates.setState({ merging: { ...merging, isLeftOff: true } });
}

/** Something that was decided: a single thing, or all that was done at one stroke. */
type Decided = { readonly id: OperationId } | { readonly batch: string };

export function decidedBy({ id, batch }: OperationView): Decided {
  return batch === null ? { id } : { batch };
}

/** Takes a decision back; what stands in the way of a part of it is told. */
export async function undoDecision(what: Decided): Promise<void> {
  const { packId } = useDuplicates.getState();
  if (packId === null) return;
  await decided(packId, async () => {
    const { records } = getSession().client;
    const { undone, blocked } =
      'batch' in what
        ? await records.undoBatch({ packId, batch: what.batch })
        : await records.undo({ packId, ids: [what.id] });
    const [first] = blocked;
    useDuplicates.setState({ last: null });
    if (first === undefined) tell(words.undid(undone));
    else tell(words.blocked(blocked.length, `${first.error.message} ${first.error.remedy}`));
  });
}

/** The last thing that was decided and still holds; a batch is one thing. */
export async function undoLast(): Promise<void> {
  const { operations } = useDuplicates.getState();
  const last = operations.find(({ undone, kind }) => !undone && kind !== 'edited');
  if (last === undefined) return tell(words.noDecisions);
  await undoDecision(decidedBy(last));
}

/** The group is gone from the screen, so what became of it is said above the next one, and read out. */
function said(message: string, id: OperationId): void {
  announce(message);
  useDuplicates.setState({ last: { message, id } });
}

async function decided(packId: PackId, work: () => Promise<void>): Promise<void> {
  useDuplicates.setState({ busy: true });
  await orTell(work());
  await askGroups(packId, useDuplicates.getState().shown);
  useDuplicates.setState({ busy: false });
}

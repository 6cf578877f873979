import { create } from 'zustand';
import type {
  DeadValueView,
  FieldValue,
  StandardField,
  StandardOverview,
  StandardJobView,
  StandardPlan,
  StandardProgress,
  SuggestionId,
  SuggestionState,
  SuggestionView,
} from '../../../core/contract/standardViews.ts';
import type { PackId, PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { suggestionWords as words } from '../../text/suggestionWords.ts';
import { announce } from '../app/appState.ts';
import { orTell, tell } from '../app/toasts.ts';

/** Suggestions listed and accepted at once, and values asked about once more. */
const atOnce = 100;
const mostAgain = 1_000;

/** What would be sent, and what for. */
interface StandardWish {
  readonly plan: StandardPlan;
  readonly fields: readonly string[];
  /** Values that were asked about in vain; absent: all that nobody was asked about. */
  readonly again?: readonly FieldValue[];
}

/** What is to be standardised, what it would send, and what is suggested. */
interface StandardDesk {
  readonly packId: PackId | null;
  /** The pipeline whose leads are meant; `null` for the desk’s own records. */
  readonly place: PipelinePlace | null;
  /** `null` before the first answer. */
  readonly fields: readonly StandardField[] | null;
  readonly sensitive: boolean;
  readonly looked: NonNullable<StandardOverview['looked']> | null;
  readonly progress: StandardProgress | null;
  readonly plan: StandardWish | null;
  /** What the list shows: suggestions of a state, or values that were asked about in vain. */
  readonly shown: SuggestionState | 'dead';
  readonly list: readonly SuggestionView[];
  readonly dead: readonly DeadValueView[];
  /** Decided last, for undoing. */
  readonly last: SuggestionId | null;
  readonly busy: boolean;
}

export const useStandards = create<StandardDesk>()(() => ({
  packId: null,
  place: null,
  fields: null,
  sensitive: false,
  looked: null,
  progress: null,
  plan: null,
  shown: 'open',
  list: [],
  dead: [],
  last: null,
  busy: false,
}));

const standardising = () => getSession().client.standardising;

/** Follows the jobs of a pack while it is shown; the list and the fields are asked for again whenever something has changed. */
export function watchStandards(packId: PackId, place: PipelinePlace | null): () => void {
  const end = new AbortController();
  useStandards.setState({
    packId,
    place,
    fields: null,
    looked: null,
    progress: null,
    plan: null,
    shown: 'open',
    list: [],
    dead: [],
  });
  void orTell(
    (async () => {
      let before: StandardProgress | null = null;
      for await (const progress of await standardising().watch(
        { packId, ...there() },
        { signal: end.signal },
      )) {
        useStandards.setState({ progress });
        const isDue = place === null || isOver(before, progress);
        before = progress;
        await Promise.all([isDue ? askFields(packId) : undefined, askList(packId)]);
      }
    })().catch((cause: unknown) => {
      // Left by the person.
      if (!end.signal.aborted) throw cause;
    }),
  );
  return () => end.abort();
}

/** The pipeline of a question. */
function there(): { readonly place?: PipelinePlace } {
  const { place } = useStandards.getState();
  return place === null ? {} : { place };
}

/** A pipeline goes through all its leads for each look, so it is asked at first, and when a job has come to its end. */
function isOver(before: StandardProgress | null, { jobs: [job] }: StandardProgress): boolean {
  const [last] = before?.jobs ?? [];
  return before === null || last?.id !== job?.id || (last?.state === 'running' && job?.state !== 'running');
}

async function askFields(packId: PackId): Promise<void> {
  const asked = there();
  const { fields, sensitive, looked = null } = await standardising().look({ packId, ...asked });
  if (isShown(packId, asked)) useStandards.setState({ fields, sensitive, looked });
}

/** Whether the answer to a question is still wanted. */
function isShown(packId: PackId, asked: { readonly place?: PipelinePlace }): boolean {
  const { packId: shown, place } = useStandards.getState();
  return shown === packId && (asked.place ?? null) === place;
}

async function askList(packId: PackId): Promise<void> {
  const { shown } = useStandards.getState();
  const asked = there();
  if (shown === 'dead') {
    const dead = await standardising().dead({ packId, ...asked });
    if (isShown(packId, asked)) useStandards.setState({ dead });
    return;
  }
  const list = await standardising().suggestions({
    packId,
    ...asked,
    state: shown,
    first: 0,
    count: atOnce,
  });
  if (isShown(packId, asked) && useStandards.getState().shown === shown) useStandards.setState({ list });
}

export function showSuggestions(shown: StandardDesk['shown']): void {
  const { packId } = useStandards.getState();
  useStandards.setState({ shown, list: [] });
  if (packId !== null) void orTell(askList(packId));
}

/** One thing at a time. */
async function alone(work: (packId: PackId) => Promise<void>): Promise<void> {
  const { packId, busy } = useStandards.getState();
  if (packId === null || busy) return;
  useStandards.setState({ busy: true });
  await orTell(work(packId));
  useStandards.setState({ busy: false });
}

export function planStandards(fields: readonly string[]): Promise<void> {
  return alone(async (packId) => {
    useStandards.setState({
      plan: { plan: await standardising().plan({ packId, ...there(), fields }), fields },
    });
  });
}

/** What asking once more about values would send; some were asked about in vain. */
export function planAgain(values: readonly FieldValue[]): void {
  void alone(async (packId) => {
    const fields = [...new Set(values.map(({ field }) => field))];
    const again = values.slice(0, mostAgain).map(({ field, value }) => ({ field, value }));
    const plan = await standardising().plan({ packId, ...there(), fields, again });
    useStandards.setState({ plan: { plan, fields, again } });
  });
}

/** Values are right as they are, or corrected by hand: nobody has to look at them any more. */
export function forgetDead(values: readonly FieldValue[]): void {
  void alone(async (packId) => {
    await standardising().forget({
      packId,
      ...there(),
      values: values.map(({ field, value }) => ({ field, value })),
    });
    await askList(packId);
  });
}

export function leavePlan(): void {
  useStandards.setState({ plan: null });
}

/** Sends exactly what is shown. */
export function startStandards(mostCost: number | null): Promise<void> {
  return alone(async (packId) => {
    const { plan } = useStandards.getState();
    if (plan === null) return;
    const { fields, again } = plan;
    const { requestHash } = plan.plan;
    const scope = { packId, ...there(), fields, ...(again === undefined ? {} : { again }) };
    await standardising().start({ ...scope, requestHash, mostCost });
    useStandards.setState({ plan: null, shown: 'open' });
  });
}

export function steerJob({ id: jobId }: StandardJobView, what: 'pause' | 'goOn' | 'end'): void {
  void alone(async () => {
    if (what === 'end') await standardising().end({ jobId, ...there(), reason: words.endReason });
    else await standardising()[what]({ jobId, ...there() });
  });
}

/** Goes on with a job that has met its limit, under a higher one. */
export function raiseLimit(
  { id: jobId }: StandardJobView,
  limit: { readonly mostCost: number } | { readonly mostTokens: number },
): void {
  void alone(async () => {
    await standardising().goOn({ jobId, ...there(), ...limit });
  });
}

export function decideSuggestion({ id, state }: SuggestionView, what: 'accept' | 'reject' | 'reopen'): void {
  if (state !== 'open' && what !== 'reopen') return;
  void alone(async (packId) => {
    await decide(packId, [id], what);
    useStandards.setState({ last: what === 'reopen' ? null : id });
  });
}

export function undoSuggestion(): void {
  const { last } = useStandards.getState();
  if (last === null) return;
  void alone(async (packId) => {
    await decide(packId, [last], 'reopen');
    useStandards.setState({ last: null });
  });
}

/** Accepts whatever waits, page by page. */
export function acceptAllSuggestions(): void {
  void alone(async (packId) => {
    for (;;) {
      const page = await standardising().suggestions({
        packId,
        ...there(),
        state: 'open',
        first: 0,
        count: atOnce,
      });
      if (page.length === 0) return;
      await decide(
        packId,
        page.map(({ id }) => id),
        'accept',
      );
    }
  });
}

async function decide(
  packId: PackId,
  ids: readonly SuggestionId[],
  what: 'accept' | 'reject' | 'reopen',
): Promise<void> {
  const order = { packId, ...there(), ids };
  if (what === 'reject') await standardising().reject(order);
  else {
    let [count, rest] = [0, 1];
    // A pipeline does as much as a request has time for.
    while (rest > 0) {
      const done =
        what === 'accept' ? await standardising().accept(order) : await standardising().reopen(order);
      count += 'records' in done ? done.records : done.blocked;
      ({ rest } = done);
      if ('blocked' in done && done.blocked > 0) break;
    }
    if (what === 'accept') announce(words.changed(count));
    else if (count > 0) tell(words.blocked(count));
  }
  await askList(packId);
}

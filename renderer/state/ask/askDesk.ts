import { create } from 'zustand';
import type {
  AskAnswer,
  AskQuery,
  AskReading,
  AskRow,
  AskSubjectView,
  SavedQuestion,
} from '../../../core/contract/askViews.ts';
import type { PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { askWords } from '../../text/askWords.ts';
import { askZone } from '../app/askZone.ts';
import { tell, tellTrouble } from '../app/toasts.ts';
import { askWay } from './askWay.ts';
import { isSameSubject, isWhole } from './editQuery.ts';

/** Rows fetched at once. */
const pageRows = 100;

/** A question of the talk, or a query that was made with the builder. */
export interface AskStep {
  /** As it was typed; empty for one that was built. */
  readonly question: string;
  /** `null` where nobody has read it: it was built, kept, or changed by hand since. */
  readonly reading: AskReading | null;
  readonly query: AskQuery;
  /** The query that the question went on from, where it was read. */
  readonly context?: AskQuery | null;
}

/** A talk of questions, each going on from the one before, and the answer of the one that is looked at. */
export interface AskDesk {
  /** The pipeline whose leads are asked; `null`: what this desk keeps. */
  readonly place: PipelinePlace | null;
  readonly subjects: readonly AskSubjectView[] | null;
  readonly saved: readonly SavedQuestion[];
  readonly steps: readonly AskStep[];
  /** The step that is looked at; -1 before the first. */
  readonly at: number;
  /** What was last asked and came to no query. */
  readonly missed: AskReading | null;
  readonly answer: AskAnswer | null;
  readonly pages: ReadonlyMap<number, readonly AskRow[]>;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  /** Which of the two dialogs is open. */
  readonly dialog: 'none' | 'save';
}

export const useAsk = create<AskDesk>()(() => ({
  place: null,
  subjects: null,
  saved: [],
  steps: [],
  at: -1,
  missed: null,
  answer: null,
  pages: new Map(),
  busy: false,
  trouble: null,
  dialog: 'none',
}));

/** Counts what is asked for, so that a late answer to an old question is dropped. */
let turn = 0;
const fetching = new Set<string>();

/** The step that is looked at. */
export function stepNow({ steps, at }: Pick<AskDesk, 'steps' | 'at'>): AskStep | undefined {
  return steps[at];
}

/** Asks what can be asked about, and what is kept; counts change, so with each visit. */
export async function loadAsk(): Promise<void> {
  const { place } = useAsk.getState();
  try {
    const [subjects, saved] = await Promise.all([askWay(place).subjects(), getSession().client.ask.saved()]);
    if (place === useAsk.getState().place) useAsk.setState({ subjects, saved, trouble: null });
  } catch (cause) {
    if (place === useAsk.getState().place) useAsk.setState({ trouble: troubleOf(cause) });
  }
}

/** Asks elsewhere from now on, with another talk, as what was asked of one place says nothing of another. */
export function chooseAskPlace(place: PipelinePlace | null): void {
  if (place === useAsk.getState().place) return;
  startAnew();
  useAsk.setState({ place, subjects: null });
  void loadAsk();
}

/** Takes a question apart and runs what it comes to; a follow-up goes on from the step that is looked at. */
export async function askQuestion(question: string): Promise<void> {
  if (question.trim() === '') return;
  turn += 1;
  const mine = turn;
  const context = stepNow(useAsk.getState())?.query ?? null;
  useAsk.setState({ busy: true, trouble: null, missed: null });
  try {
    const reading = await askWay(useAsk.getState().place).read({
      question: question.trim(),
      context,
      zone: askZone(),
    });
    if (mine !== turn) return;
    if (reading.query === null) useAsk.setState({ busy: false, missed: reading });
    else await addStep({ question: reading.question, reading, query: reading.query, context });
  } catch (cause) {
    if (mine === turn) useAsk.setState({ busy: false, trouble: troubleOf(cause) });
  }
}

/**
 * Takes another reading of a question that is still looked at, in the place of the one before: a filter of its own, or the
 * same filter and how the asking went. Nothing happens where the person has gone on meanwhile.
 */
export async function takeReading(
  before: AskReading,
  reading: AskReading,
  context: AskQuery | null,
): Promise<void> {
  const { steps, at, missed } = useAsk.getState();
  const { question, query } = reading;
  if (missed === before) {
    if (query === null) useAsk.setState({ missed: reading });
    else await addStep({ question, reading, query, context });
    return;
  }
  const step = steps[at];
  if (step?.reading !== before) return;
  const next = reading.by === 'model' && query !== null ? { ...step, reading, query } : { ...step, reading };
  useAsk.setState({ steps: steps.with(at, next) });
  if (reading.by === 'model') await runStep();
}

/** Puts a step behind the one that is looked at; those that came after it are let go of. */
export async function addStep(step: AskStep): Promise<void> {
  const { steps, at } = useAsk.getState();
  useAsk.setState({ steps: [...steps.slice(0, at + 1), step], at: at + 1, missed: null });
  if (isWhole(step.query)) await runStep();
  else useAsk.setState({ answer: null, pages: new Map(), busy: false });
}

/** Changes the query that is looked at; the table follows at once. */
export async function editStep(query: AskQuery): Promise<void> {
  const { steps, at } = useAsk.getState();
  const step = steps[at];
  if (step === undefined) return addStep({ question: '', reading: null, query });
  useAsk.setState({ steps: steps.with(at, { ...step, reading: null, query }) });
  if (isWhole(query)) await runStep();
}

export async function goToStep(at: number): Promise<void> {
  useAsk.setState({ at, missed: null });
  await runStep();
}

/** Begins another talk. */
export function startAnew(): void {
  turn += 1;
  useAsk.setState({
    steps: [],
    at: -1,
    missed: null,
    answer: null,
    pages: new Map(),
    busy: false,
    trouble: null,
  });
}

/** Runs the step that is looked at. What was shown stays until the answer is there. */
export async function runStep(): Promise<void> {
  const step = stepNow(useAsk.getState());
  if (step === undefined) return;
  turn += 1;
  const mine = turn;
  useAsk.setState({ busy: true });
  try {
    const answer = await askWay(useAsk.getState().place).run({
      query: step.query,
      zone: askZone(),
      first: 0,
      count: pageRows,
    });
    if (mine !== turn) return;
    useAsk.setState({ answer, pages: new Map([[0, answer.rows]]), busy: false, trouble: null });
    // Rows that came meanwhile may have filled fields that none had.
    const known = useAsk
      .getState()
      .subjects?.find(({ subject }) => isSameSubject(subject, step.query.subject));
    if (known !== undefined && known.total !== answer.of) void loadAsk();
  } catch (cause) {
    if (mine === turn) useAsk.setState({ busy: false, trouble: troubleOf(cause) });
  }
}

/** Fetches the pages that hold some rows of the answer, where they are not there yet. */
export function showAnswer(first: number, last: number): void {
  const end = Math.min(last, (useAsk.getState().answer?.total ?? 0) - 1);
  for (let page = Math.floor(first / pageRows); page <= Math.floor(end / pageRows); page += 1)
    void fetchPage(page);
}

export function answerRow(pages: AskDesk['pages'], index: number): AskRow | undefined {
  return pages.get(Math.floor(index / pageRows))?.[index % pageRows];
}

async function fetchPage(page: number): Promise<void> {
  const { answer, pages } = useAsk.getState();
  const mine = turn;
  const key = `${String(mine)} ${String(page)}`;
  if (answer === null || pages.has(page) || fetching.has(key)) return;
  fetching.add(key);
  try {
    const { rows } = await askWay(useAsk.getState().place).run({
      query: answer.query,
      zone: askZone(),
      first: page * pageRows,
      count: pageRows,
    });
    if (mine === turn) useAsk.setState({ pages: new Map(useAsk.getState().pages).set(page, rows) });
  } catch (cause) {
    if (mine === turn) useAsk.setState({ trouble: troubleOf(cause) });
  } finally {
    fetching.delete(key);
  }
}

/** Keeps the question that is looked at under a name. */
export async function saveStep(name: string): Promise<void> {
  const step = stepNow(useAsk.getState());
  if (step === undefined) return;
  const { question, query } = step;
  await takeSaved(getSession().client.ask.save({ name, question, query }));
}

export async function renameSaved(id: string, name: string): Promise<void> {
  await takeSaved(getSession().client.ask.rename({ id, name }));
}

/** Deletes a kept question; the message that says so can bring it back. */
export async function removeSaved({ id, name, question, query }: SavedQuestion): Promise<void> {
  const { ask } = getSession().client;
  if (await takeSaved(ask.remove({ id })))
    tell(askWords.removed(name), {
      label: askWords.undo,
      onClick: () => void takeSaved(ask.save({ name, question, query })),
    });
}

async function takeSaved(asked: Promise<readonly SavedQuestion[]>): Promise<boolean> {
  try {
    useAsk.setState({ saved: await asked });
    return true;
  } catch (cause) {
    tellTrouble(cause);
    return false;
  }
}

import type { Analysis } from '../../../../core/model/analysis.ts';
import type { ColumnTypeOverride } from '../../../../core/model/dialect.ts';
import { isArchiveError } from '../../../../core/model/archive.ts';
import type { AppError } from '../../../../core/model/errors.ts';
import { withoutRows } from '../../../../core/model/withoutRows.ts';
import { readMembers, watched } from './archiveMembers.ts';
import { analysisAnswer, type Effort, errorAnswer } from './analysisAnswer.ts';
import { inOrder, jobText, optionalJobText, readBatch } from './batch.ts';
import { exitCodeOf, type Session, toAppError } from '../session/commandSession.ts';
import { jobColumnTypes } from './jobColumnTypes.ts';
import type { AnalyzeOrder } from '../orders/parseCommand.ts';
import { type MemberOnDisk, openReadingDesk, type ReadingDesk } from '../session/readingDesk.ts';

interface AnalyzeJob {
  readonly file: string;
  readonly lines: boolean;
  readonly rows: string | undefined;
  readonly columnTypes: readonly ColumnTypeOverride[];
}

/** What is printed of a file: for a person, for a program, or as the CSV ingestion pipeline has it. */
type Form = 'text' | 'json' | 'ingestion';

interface Outcome {
  readonly text: string;
  readonly exitCode: number;
  /** Of an archive: its members, read as they are asked for. */
  readonly members?: AsyncIterable<Outcome>;
}

/** How the files of an order are read and told. */
interface Telling {
  readonly form: Form;
  readonly desk: ReadingDesk;
  readonly session: Session;
}

/** Files read at the same time in a batch; while one is being written out, the next is read. */
const filesAtOnce = 2;

/** Analyzes files one after the other, or those of a list. @returns the exit code */
export async function analyzeCommand(order: AnalyzeOrder, session: Session): Promise<number> {
  const desk = openReadingDesk(session.entries);
  try {
    const jobs = order.batch === undefined ? given(order) : listed(order.batch);
    const form = order.ingestion ? 'ingestion' : order.json || order.batch !== undefined ? 'json' : 'text';
    let exitCode = 0;
    const tell = async (outcome: Outcome): Promise<void> => {
      await session.terminal.print(outcome.text);
      exitCode = Math.max(exitCode, outcome.exitCode);
      if (outcome.members === undefined) return;
      for await (const member of outcome.members) {
        await tell(member);
        if (session.signal.aborted) break;
      }
    };
    for await (const outcome of inOrder(jobs, order.batch === undefined ? 1 : filesAtOnce, (job) =>
      'error' in job ? failed('', job.error) : analyzeOne(job.job, { form, desk, session }),
    )) {
      await tell(outcome);
      if (session.signal.aborted) break;
    }
    return exitCode;
  } finally {
    await desk.close();
  }

  async function failed(path: string, error: AppError): Promise<Outcome> {
    const effort = { elapsedMs: 0, peakRssBytes: desk.peakRssBytes() };
    return { text: line(errorAnswer(path, error, { effort })), exitCode: exitCodeOf(error) };
  }
}

async function* given({ files, lines, rows }: AnalyzeOrder): AsyncGenerator<{ readonly job: AnalyzeJob }> {
  for (const file of files) yield { job: { file, lines, rows, columnTypes: [] } };
}

function listed(list: string) {
  return readBatch<AnalyzeJob>(list, (value) => ({
    file: jobText(value, 'file'),
    lines: value['lines'] === true,
    rows: optionalJobText(value, 'rows'),
    columnTypes: jobColumnTypes(value),
  }));
}

/** A file that fails gives its error and leaves the others alone; an archive gives its members. */
async function analyzeOne(job: AnalyzeJob, telling: Telling): Promise<Outcome> {
  const outcome = await readOne(job, undefined, telling);
  return outcome ?? { text: '', exitCode: 0, members: membersOf(job, telling) };
}

async function* membersOf(job: AnalyzeJob, telling: Telling): AsyncGenerator<Outcome> {
  const { file } = job;
  for await (const member of readMembers(telling.desk, file, telling.session)) {
    if ('error' in member) yield await failure({ ...member, file }, member.error, telling);
    else {
      const outcome = await readOne(job, member.file, telling);
      if (outcome !== undefined) yield outcome;
    }
  }
}

/** @returns `undefined` for an archive, whose members are to be read instead; every other failure is an outcome */
async function readOne(
  { file, lines, rows, columnTypes }: AnalyzeJob,
  member: MemberOnDisk | undefined,
  telling: Telling,
): Promise<Outcome | undefined> {
  const { form, desk, session } = telling;
  const { terminal } = session;
  const shown = member?.name ?? file;
  const startedMs = performance.now();
  const effort = (): Effort => ({
    elapsedMs: performance.now() - startedMs,
    peakRssBytes: desk.peakRssBytes(),
  });
  try {
    const read = await desk.analyze(member ?? file, { lines, columnTypes, ...watched(shown, session) });
    const spent = effort();
    if (rows !== undefined) await (await import('./writeRows.ts')).writeRows(read, rows);
    await read.release();
    // What is known of it is shown, and the end says that there is nothing to go on with, as the app and `run` do.
    const empty = withoutRows(read.analysis);
    const exitCode = empty === undefined ? 0 : exitCodeOf(empty);
    if (form === 'ingestion')
      return { text: line(await itemOf(file, read.analysis, member?.name)), exitCode };
    const answer = analysisAnswer(file, read.analysis, { ...spent, peakRssBytes: desk.peakRssBytes() });
    if (form === 'json') return { text: line(answer), exitCode };
    if (empty !== undefined) terminal.say(`${shown}: ${empty.message} ${empty.remedy}`);
    const { analysisText } = await import('./analysisText.ts');
    return { text: analysisText(read.analysis), exitCode };
  } catch (cause) {
    const error = toAppError(cause, session);
    if (member === undefined && isArchiveError(error)) return undefined;
    return failure({ file, ...(member === undefined ? {} : { name: member.name }) }, error, {
      ...telling,
      effort: effort(),
    });
  }
}

async function failure(
  { file, name }: { readonly file: string; readonly name?: string },
  error: AppError,
  { form, desk, session, effort }: Telling & { readonly effort?: Effort },
): Promise<Outcome> {
  const exitCode = exitCodeOf(error);
  if (form === 'ingestion') return { text: line(await itemOf(file, error, name)), exitCode };
  if (form === 'json') {
    const spent = effort ?? { elapsedMs: 0, peakRssBytes: desk.peakRssBytes() };
    return { text: line(errorAnswer(file, error, { effort: spent, ...(name && { name }) })), exitCode };
  }
  session.terminal.say(`${name ?? file}: ${error.message} ${error.remedy}`);
  return { text: '', exitCode };
}

async function itemOf(file: string, outcome: Analysis | AppError, name?: string): Promise<object> {
  const { ingestionItem } = await import('../jobs/ingestionItem.ts');
  return ingestionItem(file, outcome, name);
}

function line(answer: object): string {
  return `${JSON.stringify(answer)}\n`;
}

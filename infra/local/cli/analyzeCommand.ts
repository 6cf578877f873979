import type { Analysis } from '../../../core/model/analysis.ts';
import type { ColumnTypeOverride } from '../../../core/model/dialect.ts';
import type { AppError } from '../../../core/model/errors.ts';
import { withoutRows } from '../../../core/model/withoutRows.ts';
import { analysisAnswer, type Effort, errorAnswer } from './analysisAnswer.ts';
import { inOrder, jobText, optionalJobText, readBatch } from './batch.ts';
import { exitCodeOf, type Session, toAppError } from './commandSession.ts';
import { jobColumnTypes } from './jobColumnTypes.ts';
import type { AnalyzeOrder } from './parseCommand.ts';
import { openReadingDesk, type ReadingDesk } from './readingDesk.ts';

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
    for await (const outcome of inOrder(jobs, order.batch === undefined ? 1 : filesAtOnce, (job) =>
      'error' in job ? failed('', job.error) : analyzeOne(job.job, { form, desk, session }),
    )) {
      await session.terminal.print(outcome.text);
      exitCode = Math.max(exitCode, outcome.exitCode);
      if (session.signal.aborted) break;
    }
    return exitCode;
  } finally {
    await desk.close();
  }

  async function failed(path: string, error: AppError): Promise<Outcome> {
    const effort = { elapsedMs: 0, peakRssBytes: desk.peakRssBytes() };
    return { text: line(errorAnswer(path, error, effort)), exitCode: exitCodeOf(error) };
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

/** A file that fails gives its error and leaves the others alone. */
async function analyzeOne(
  { file, lines, rows, columnTypes }: AnalyzeJob,
  { form, desk, session }: { readonly form: Form; readonly desk: ReadingDesk; readonly session: Session },
): Promise<Outcome> {
  const { terminal, signal } = session;
  const startedMs = performance.now();
  const effort = (): Effort => ({
    elapsedMs: performance.now() - startedMs,
    peakRssBytes: desk.peakRssBytes(),
  });
  try {
    const read = await desk.analyze(file, {
      lines,
      columnTypes,
      signal,
      onProgress: (progress) => terminal.progress(file, progress),
    });
    const spent = effort();
    if (rows !== undefined) await (await import('./writeRows.ts')).writeRows(read, rows);
    await read.release();
    // What is known of it is shown, and the end says that there is nothing to go on with, as the app and `run` do.
    const empty = withoutRows(read.analysis);
    const exitCode = empty === undefined ? 0 : exitCodeOf(empty);
    if (form === 'ingestion') return { text: line(await itemOf(file, read.analysis)), exitCode };
    const answer = analysisAnswer(file, read.analysis, { ...spent, peakRssBytes: desk.peakRssBytes() });
    if (form === 'json') return { text: line(answer), exitCode };
    if (empty !== undefined) terminal.say(`${file}: ${empty.message} ${empty.remedy}`);
    const { analysisText } = await import('./analysisText.ts');
    return { text: analysisText(read.analysis), exitCode };
  } catch (cause) {
    const error = toAppError(cause, session);
    const exitCode = exitCodeOf(error);
    if (form === 'ingestion') return { text: line(await itemOf(file, error)), exitCode };
    if (form === 'json') return { text: line(errorAnswer(file, error, effort())), exitCode };
    terminal.say(`${file}: ${error.message} ${error.remedy}`);
    return { text: '', exitCode };
  }
}

async function itemOf(file: string, outcome: Analysis | AppError): Promise<object> {
  const { ingestionItem } = await import('./ingestionItem.ts');
  return ingestionItem(file, outcome);
}

function line(answer: object): string {
  return `${JSON.stringify(answer)}\n`;
}

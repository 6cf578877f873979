import { AppError } from '../../../core/model/errors.ts';
import { errorAnswer } from './analysisAnswer.ts';
import { jobText, optionalJobText, readBatch } from './batch.ts';
import { exitCodeOf, type Session, toAppError } from './commandSession.ts';
import type { ProposeOrder } from './parseCommand.ts';
import { type ProposalAnswer, proposalAnswer, proposalText, proposeFor } from './proposalAnswer.ts';
import { openReadingDesk, type ReadingDesk } from './readingDesk.ts';
import { readSource } from './readSource.ts';
import { type AnalyzeFile, readTarget, type Target } from './readTarget.ts';

interface ProposeJob {
  readonly file: string;
  readonly target: string;
  readonly targetValues: string | undefined;
  readonly sourceSchema: string | undefined;
}

/** Proposes a mapping for a file, or for each job of a list. @returns the exit code */
export async function proposeCommand(order: ProposeOrder, session: Session): Promise<number> {
  const desk = openReadingDesk(session.entries);
  const proposer = createProposer(desk, session);
  try {
    if (order.batch !== undefined) return await proposeAll(order, order.batch, { session, proposer });
    const { file = '', target = '' } = order;
    const answer = await proposer(
      { file, target, targetValues: undefined, sourceSchema: undefined },
      order.ranked,
    );
    const text = order.json ? `${JSON.stringify(proposalAnswer(target, answer))}\n` : proposalText(answer);
    await session.terminal.print(text);
    return 0;
  } catch (cause) {
    const error = toAppError(cause, session);
    if (!order.json) throw error;
    await session.terminal.print(`${JSON.stringify(errorAnswer(order.file ?? '', error))}\n`);
    return exitCodeOf(error);
  } finally {
    await desk.close();
  }
}

type Proposer = (job: ProposeJob, ranked: boolean) => Promise<ProposalAnswer>;

async function proposeAll(
  order: ProposeOrder,
  list: string,
  { session, proposer }: { readonly session: Session; readonly proposer: Proposer },
): Promise<number> {
  let exitCode = 0;
  const jobs = readBatch<ProposeJob>(list, (value) => ({
    file: jobText(value, 'file'),
    target: optionalJobText(value, 'target') ?? defaultTarget(order),
    targetValues: optionalJobText(value, 'targetValues'),
    sourceSchema: optionalJobText(value, 'sourceSchema'),
  }));
  for await (const line of jobs) {
    const { answer, code } = await proposeOne(line, order.ranked, { session, proposer });
    await session.terminal.print(`${JSON.stringify(answer)}\n`);
    exitCode = Math.max(exitCode, code);
    if (session.signal.aborted) break;
  }
  return exitCode;
}

async function proposeOne(
  line: { readonly job: ProposeJob } | { readonly error: AppError },
  ranked: boolean,
  { session, proposer }: { readonly session: Session; readonly proposer: Proposer },
): Promise<{ readonly answer: object; readonly code: number }> {
  const file = 'job' in line ? line.job.file : '';
  try {
    if ('error' in line) throw line.error;
    return { answer: proposalAnswer(line.job.target, await proposer(line.job, ranked)), code: 0 };
  } catch (cause) {
    const error = toAppError(cause, session);
    return { answer: errorAnswer(file, error), code: exitCodeOf(error) };
  }
}

function defaultTarget({ target }: ProposeOrder): string {
  if (target !== undefined) return target;
  throw new AppError('USAGE', 'A job of the list needs "target" as text.');
}

/** Reads what a job names; a target that many jobs share is read once. */
function createProposer(desk: ReadingDesk, { signal, terminal }: Session): Proposer {
  const targets = new Map<string, Promise<Target>>();
  const analyze: AnalyzeFile = async (path) => {
    const read = await desk.analyze(path, {
      signal,
      onProgress: (progress) => terminal.progress(path, progress),
    });
    await read.release();
    return read.analysis;
  };
  return async ({ file, target, targetValues, sourceSchema }, ranked) => {
    const key = JSON.stringify([target, targetValues]);
    const reading = targets.get(key) ?? readTarget(target, targetValues, analyze);
    targets.set(key, reading);
    const [wanted, source] = await Promise.all([reading, readSource(file, sourceSchema, analyze)]);
    return proposeFor(source, wanted, ranked);
  };
}

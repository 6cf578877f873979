import { isArchiveError } from '../../../core/model/archive.ts';
import { AppError } from '../../../core/model/errors.ts';
import { sampledRows } from '../../../core/service/sampledRows.ts';
import { readMembers, watched } from './archiveMembers.ts';
import { errorAnswer } from './analysisAnswer.ts';
import { jobText, optionalJobText, readBatch } from './batch.ts';
import { exitCodeOf, type Session, toAppError } from './commandSession.ts';
import type { ProposeOrder } from './parseCommand.ts';
import { type ProposalAnswer, proposalAnswer, proposalText, proposeFor } from './proposalAnswer.ts';
import { type MemberOnDisk, openReadingDesk, type ReadingDesk } from './readingDesk.ts';
import { readSource, type Source, sourceOf } from './readSource.ts';
import { type AnalyzeFile, readTarget, type SampledFile, type Target } from './readTarget.ts';
import { printable } from './textTable.ts';

interface ProposeJob {
  readonly file: string;
  readonly target: string;
  readonly targetValues: string | undefined;
  readonly sourceSchema: string | undefined;
}

/** A proposal, or why there is none; `member` where the file is an archive. */
type Proposed = { readonly member?: string } & (
  | { readonly answer: ProposalAnswer }
  | { readonly error: AppError }
);

/** Proposes a mapping for a file, or for each job of a list; of an archive, for each member. @returns the exit code */
export async function proposeCommand(order: ProposeOrder, session: Session): Promise<number> {
  const desk = openReadingDesk(session.entries);
  const proposer = createProposer(desk, session);
  try {
    if (order.batch !== undefined) return await proposeAll(order, order.batch, { session, proposer });
    const { file = '', target = '', ranked } = order;
    const job: ProposeJob = { file, target, targetValues: undefined, sourceSchema: undefined };
    let exitCode = 0;
    for await (const proposed of proposer(job, ranked)) {
      // Whoever asked for a text reads what is wrong where all such messages stand.
      if (!order.json && 'error' in proposed && proposed.member === undefined) throw proposed.error;
      if (order.json) await session.terminal.print(answerLine(job, proposed));
      else if ('answer' in proposed) await session.terminal.print(textOf(proposed));
      else session.terminal.say(`${proposed.member}: ${proposed.error.message} ${proposed.error.remedy}`);
      exitCode = Math.max(exitCode, codeOf(proposed));
      if (session.signal.aborted) break;
    }
    return exitCode;
  } finally {
    await desk.close();
  }
}

type Proposer = (job: ProposeJob, ranked: boolean) => AsyncIterable<Proposed>;

async function proposeAll(
  order: ProposeOrder,
  list: string,
  { session, proposer }: { readonly session: Session; readonly proposer: Proposer },
): Promise<number> {
  const { terminal, signal } = session;
  let exitCode = 0;
  const jobs = readBatch<ProposeJob>(list, (value) => ({
    file: jobText(value, 'file'),
    target: optionalJobText(value, 'target') ?? defaultTarget(order),
    targetValues: optionalJobText(value, 'targetValues'),
    sourceSchema: optionalJobText(value, 'sourceSchema'),
  }));
  for await (const line of jobs) {
    if ('error' in line) {
      await terminal.print(`${JSON.stringify(errorAnswer('', line.error))}\n`);
      exitCode = Math.max(exitCode, exitCodeOf(line.error));
      continue;
    }
    for await (const proposed of proposer(line.job, order.ranked)) {
      await terminal.print(answerLine(line.job, proposed));
      exitCode = Math.max(exitCode, codeOf(proposed));
      if (signal.aborted) break;
    }
    if (signal.aborted) break;
  }
  return exitCode;
}

function answerLine({ file, target }: ProposeJob, proposed: Proposed): string {
  const { member } = proposed;
  const source = member === undefined ? undefined : { name: member, path: file };
  const answer =
    'answer' in proposed
      ? proposalAnswer(target, proposed.answer, source)
      : errorAnswer(file, proposed.error, source === undefined ? {} : { name: source.name });
  return `${JSON.stringify(answer)}\n`;
}

function textOf({ member, answer }: Proposed & { readonly answer: ProposalAnswer }): string {
  return member === undefined ? proposalText(answer) : `${printable(member)}\n${proposalText(answer)}\n`;
}

function codeOf(proposed: Proposed): number {
  return 'error' in proposed ? exitCodeOf(proposed.error) : 0;
}

function defaultTarget({ target }: ProposeOrder): string {
  if (target !== undefined) return target;
  throw new AppError('USAGE', 'A job of the list needs "target" as text.');
}

/** Reads what a job names; a target that many jobs share is read once. */
function createProposer(desk: ReadingDesk, session: Session): Proposer {
  const targets = new Map<string, Promise<Target>>();
  const read = async (file: string | MemberOnDisk): Promise<SampledFile> => {
    const name = typeof file === 'string' ? file : file.name;
    const found = await desk.analyze(file, watched(name, session));
    try {
      const [table] = found.analysis.tables;
      const rows =
        table === undefined ? [] : await sampledRows(table, (selection) => found.readRows(selection));
      return { analysis: found.analysis, rows };
    } finally {
      await found.release();
    }
  };
  /** A target that is packed is read where there is one file in it; which one of several is meant, nobody can know. */
  const readOnly: AnalyzeFile = async (path) => {
    try {
      return await read(path);
    } catch (error) {
      if (!isArchiveError(error)) throw error;
      const archive = await desk.unpack(path, watched(path, session));
      try {
        const [only, another] = archive.members;
        if (only === undefined || 'error' in only || another !== undefined) throw error;
        return await read(only);
      } finally {
        await archive.release();
      }
    }
  };
  return async function* propose(job, ranked) {
    const { file, target, targetValues, sourceSchema } = job;
    const key = JSON.stringify([target, targetValues]);
    const reading = targets.get(key) ?? readTarget(target, targetValues, readOnly);
    targets.set(key, reading);
    const answered = async (member: string | undefined, source: Promise<Source>): Promise<Proposed> => {
      const about = member === undefined ? {} : { member };
      try {
        const [wanted, found] = await Promise.all([reading, source]);
        return { ...about, answer: proposeFor(found, wanted, ranked) };
      } catch (cause) {
        return { ...about, error: toAppError(cause, session) };
      }
    };
    const source = readSource(file, sourceSchema, read);
    // Told by whoever waits for the target below; meanwhile nobody does.
    reading.catch(() => undefined);
    if (!(await source.then(() => false, isArchiveError))) {
      yield await answered(undefined, source);
      return;
    }
    for await (const member of readMembers(desk, file, session))
      yield 'error' in member
        ? { ...(member.name === undefined ? {} : { member: member.name }), error: member.error }
        : await answered(
            member.file.name,
            read(member.file).then((found) => sourceOf(found, member.file.name, sourceSchema)),
          );
  };
}

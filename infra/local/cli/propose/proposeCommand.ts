import { basename } from 'node:path';
import { isArchiveError } from '../../../../core/model/archive.ts';
import { AppError } from '../../../../core/model/errors.ts';
import type { LlmPreview } from '../../../../core/model/llm.ts';
import { sampledRows } from '../../../../core/service/desk/sampledRows.ts';
import { readMembers, watched } from '../analyze/archiveMembers.ts';
import { errorAnswer } from '../analyze/analysisAnswer.ts';
import { jobText, optionalJobText, readBatch } from '../analyze/batch.ts';
import { exitCodeOf, type Session, toAppError } from '../session/commandSession.ts';
import { previewText } from './llmAnswer.ts';
import type { LlmVoter, RuledTable } from './llmVoter.ts';
import type { ProposeOrder } from '../orders/parseCommand.ts';
import { type ProposalAnswer, proposalAnswer, proposalText, proposeFor } from './proposalAnswer.ts';
import { type MemberOnDisk, openReadingDesk, type ReadingDesk } from '../session/readingDesk.ts';
import { readSource, type Source, sourceOf } from './readSource.ts';
import { type AnalyzeFile, readTarget, type SampledFile, type Target } from './readTarget.ts';
import { printable } from '../session/textTable.ts';

interface ProposeJob {
  readonly file: string;
  readonly target: string;
  readonly targetValues: string | undefined;
  readonly sourceSchema: string | undefined;
}

/** A proposal, what a model would be asked instead, or why there is neither; `member` where the file is an archive. */
type Proposed = { readonly member?: string } & (
  | { readonly answer: ProposalAnswer }
  | { readonly preview: LlmPreview }
  | { readonly error: AppError }
);

/** Proposes a mapping for a file, or for each job of a list; of an archive, for each member. @returns the exit code */
export async function proposeCommand(order: ProposeOrder, session: Session): Promise<number> {
  const voter = await voterFor(order, session);
  const desk = openReadingDesk(session.entries);
  const proposer = createProposer(desk, session, voting(order.llm, voter));
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
      else if ('preview' in proposed) await session.terminal.print(previewText(proposed.preview));
      else session.terminal.say(`${proposed.member}: ${proposed.error.message} ${proposed.error.remedy}`);
      exitCode = Math.max(exitCode, codeOf(proposed));
      if (session.signal.aborted) break;
    }
    return exitCode;
  } finally {
    await desk.close();
    await voter?.close();
  }
}

/** The app's world is opened only where the model is wanted; a proposal needs none of it. */
async function voterFor({ llm }: ProposeOrder, session: Session): Promise<LlmVoter | undefined> {
  return llm === undefined ? undefined : (await import('./llmVoter.ts')).openLlmVoter(session);
}

/** What a model has to say to a proposal, as the command line wishes. */
type Vote = (
  table: RuledTable,
  answer: ProposalAnswer,
) => Promise<{ readonly answer: ProposalAnswer } | { readonly preview: LlmPreview }>;

function voting(wish: ProposeOrder['llm'], voter: LlmVoter | undefined): Vote {
  return async (table, answer) => {
    if (wish === undefined || voter === undefined) return { answer };
    if (wish.kind === 'preview') return { preview: await voter.preview(table) };
    const { proposal } = await voter.ask(table, wish.seen);
    return { answer: { ...answer, proposal } };
  };
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
      : 'preview' in proposed
        ? { ...(source === undefined ? {} : { source }), target, preview: proposed.preview }
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
function createProposer(desk: ReadingDesk, session: Session, vote: Vote): Proposer {
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
        const answer = proposeFor(found, wanted, ranked);
        const { columns } = found;
        const fileName = member ?? basename(file);
        const { proposal } = answer;
        return {
          ...about,
          ...(await vote({ fileName, columns, schema: wanted.schema, proposal }, answer)),
        };
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

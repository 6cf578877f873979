import { join } from 'node:path';
import { isArchiveError } from '../../../core/model/archive.ts';
import { AppError } from '../../../core/model/errors.ts';
import { asId, type FileId, type MappingId, type PackId } from '../../../core/model/ids.ts';
import type { Run } from '../../../core/model/run.ts';
import type { FileRunOrder } from '../../../core/service/runFile.ts';
import type { LocalWorld } from '../compose.ts';
import { errorAnswer } from './analysisAnswer.ts';
import { watched } from './archiveMembers.ts';
import { exitCodeOf, type Session, toAppError } from './commandSession.ts';
import { type OutFolder, openOutFolder } from './handOut.ts';
import { openWorld } from './openWorld.ts';
import type { RunOrder } from './parseCommand.ts';
import { sheetsAnswer, sheetsText } from './joinedSheetsText.ts';
import { printable, textTable } from './textTable.ts';

/** Runs an approved mapping over files, one after the other. @returns the exit code */
export async function runCommand(order: RunOrder, session: Session): Promise<number> {
  const out = order.out === undefined ? undefined : await openOutFolder(order.out, order.replace);
  const world = await openWorld(session, { guest: true });
  world.engine.warm();
  let exitCode = 0;
  try {
    for (const file of order.files) {
      exitCode = Math.max(exitCode, await runOne(file, { order, session, world, out }));
      if (session.signal.aborted) break;
    }
    return exitCode;
  } finally {
    await world.close();
  }
}

interface RunParts {
  readonly order: RunOrder;
  readonly session: Session;
  readonly world: LocalWorld;
  /** Absent: the outputs stay in the data folder. */
  readonly out: OutFolder | undefined;
}

async function runOne(file: string, parts: RunParts): Promise<number> {
  const { session, world } = parts;
  try {
    const { id } = await world.sources.adoptPath(file);
    try {
      await runSource(id, file, parts);
      return 0;
    } catch (error) {
      if (!isArchiveError(error)) throw error;
      return await runMembers(id, file, parts);
    }
  } catch (cause) {
    return tellFailure({ file }, toAppError(cause, session), parts);
  }
}

/** Runs the mapping over every member of an archive. */
async function runMembers(archive: FileId, file: string, parts: RunParts): Promise<number> {
  const { session, world } = parts;
  const { files, leftOut } = await world.service.runs.members({ fileId: archive }, watched(file, session));
  if (leftOut !== null) session.terminal.say(leftOut);
  let exitCode = 0;
  for (const member of files) {
    const about = { file, name: member.name };
    try {
      if (!('fileId' in member)) throw AppError.fromView(member.error);
      // The members that are not run any more are nobody's.
      if (session.signal.aborted) await world.sources.release(member.fileId);
      else await runSource(member.fileId, file, parts);
    } catch (cause) {
      exitCode = Math.max(exitCode, await tellFailure(about, toAppError(cause, session), parts));
    }
  }
  return exitCode;
}

/** @throws {AppError} why there are no outputs; `SOURCE_ARCHIVE` for an archive */
async function runSource(fileId: FileId, file: string, parts: RunParts): Promise<void> {
  const { order, session, world, out } = parts;
  const wish = { fileId, use: mappingOf(order), sheetsTogether: order.allSheets };
  const run = await world.service.runs.file(wish, watched(file, session));
  if (run.state !== 'done') {
    throw run.error === null
      ? new AppError('CANCELLED', `The run of ${run.fileName} was stopped.`)
      : AppError.fromView(run.error);
  }
  const kept = world.outputs.folderOf(run.id);
  const outputs =
    out === undefined ? run.outputs.map(({ name }) => join(kept, name)) : await out.take(run, kept);
  const { table } = await world.service.review.open({ fileId });
  const sheets = table?.sheets;
  await session.terminal.print(
    order.json
      ? `${JSON.stringify({ ...runAnswer(file, run, outputs), ...(sheets === undefined ? {} : { sheets: sheetsAnswer(sheets) }) })}\n`
      : runText(run, [...(sheets === undefined ? [] : [sheetsText(sheets), '']), ...outputs]),
  );
}

async function tellFailure(
  { file, name }: { readonly file: string; readonly name?: string },
  error: AppError,
  { order, session }: RunParts,
): Promise<number> {
  const { terminal } = session;
  const about = name === undefined ? {} : { name };
  if (order.json) await terminal.print(`${JSON.stringify(errorAnswer(file, error, about))}\n`);
  else terminal.say(`${name ?? file}: ${error.message} ${error.remedy}`);
  return exitCodeOf(error);
}

function mappingOf({ mapping, target }: RunOrder): FileRunOrder['use'] {
  return mapping === undefined
    ? { packId: asId<PackId>(target ?? '') }
    : { mappingId: asId<MappingId>(mapping) };
}

function runAnswer(path: string, run: Run, outputs: readonly string[]): object {
  const { id, state, packId, mappingId, mappingVersion, counts } = run;
  return {
    source: { name: run.fileName, path },
    run: { id, state, packId, mappingId, mappingVersion },
    rowsIn: counts?.rowsIn ?? 0,
    rowsOut: counts?.rowsOut ?? 0,
    rowsRejected: counts?.rowsRejected ?? 0,
    failures: counts?.failures ?? [],
    outputs: run.outputs.map((output, index) => ({ ...output, path: outputs[index] })),
  };
}

function runText({ fileName, counts, mappingId, mappingVersion }: Run, rest: readonly string[]): string {
  const count = (rows: number | undefined): string => (rows ?? 0).toLocaleString('en');
  const failures = textTable(
    [
      { title: 'why' },
      { title: 'field' },
      { title: 'rows', right: true },
      { title: 'examples', mostCharacters: 60 },
    ],
    (counts?.failures ?? []).map((failure) => [
      failure.code,
      failure.field,
      count(failure.count),
      failure.examples.join(' | '),
    ]),
  );
  return [
    `${printable(fileName)}  mapping ${mappingId}, version ${mappingVersion}`,
    `${count(counts?.rowsIn)} rows in, ${count(counts?.rowsOut)} out, ${count(counts?.rowsRejected)} rejected`,
    ...(counts?.failures.length ? ['', failures] : []),
    '',
    ...rest,
    '',
  ].join('\n');
}

import { join } from 'node:path';
import { isArchiveError } from '../../../../core/model/archive.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type FileId, type MappingId, type PackId, type RunId } from '../../../../core/model/ids.ts';
import type { FileRunOrder } from '../../../../core/service/runs/runFile.ts';
import type { WorkbookSheets } from '../../../../core/service/sheets/sheetSources.ts';
import type { LocalWorld } from '../../compose.ts';
import { errorAnswer } from '../analyze/analysisAnswer.ts';
import { watched } from '../analyze/archiveMembers.ts';
import { exitCodeOf, type Session, toAppError } from '../session/commandSession.ts';
import { type OutFolder, openOutFolder } from '../session/handOut.ts';
import { openWorld } from '../session/openWorld.ts';
import type { RunOrder } from '../orders/runOrder.ts';
import { sheetsAnswer, sheetsText } from './joinedSheetsText.ts';
import { runAnswer } from './runAnswer.ts';
import { endText, runText } from './runText.ts';
import { printable } from '../session/textTable.ts';
import { untilLoaded } from '../session/untilLoaded.ts';

/**
 * Runs an approved mapping over files, one after the other; a file that fails does not stop the rest. Several files end
 * with a line on standard error that says how many are done, quarantined and failed.
 *
 * @returns the exit code: 0 where every run is done, 1 where a file waits, fails or is held back
 */
export async function runCommand(order: RunOrder, session: Session): Promise<number> {
  const out = order.out === undefined ? undefined : await openOutFolder(order.out, order.replace);
  const world = await openWorld(session, { guest: true });
  world.engine.warm();
  const ended = new Map<string, number>();
  const runs: RunId[] = [];
  let exitCode = 0;
  try {
    for (const [at, file] of order.files.entries()) {
      const place = order.files.length > 1 ? `[${at + 1}/${order.files.length}] ` : '';
      exitCode = Math.max(exitCode, await runOne(file, { order, session, world, out, ended, runs, place }));
      if (session.signal.aborted) break;
    }
    await untilLoaded(runs, session, world);
    const files = [...ended.values()].reduce((sum, value) => sum + value, 0);
    if (files > 1) session.terminal.say(endText(ended));
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
  /** Files by what became of them. */
  readonly ended: Map<string, number>;
  /** Of all files, whose rows may still be on their way into the records. */
  readonly runs: RunId[];
  /** Which file of how many, before its progress; empty for a single one. */
  readonly place: string;
}

function countEnd({ ended }: RunParts, state: string): void {
  ended.set(state, (ended.get(state) ?? 0) + 1);
}

async function runOne(file: string, parts: RunParts): Promise<number> {
  const { session, world } = parts;
  try {
    const { id } = await world.sources.adoptPath(file);
    try {
      return await runWhole(id, file, parts);
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
  const { files, leftOut } = await world.service.runs.members(
    { fileId: archive },
    watched(`${parts.place}${file}`, session),
  );
  if (leftOut !== null) session.terminal.say(leftOut);
  let exitCode = 0;
  for (const member of files) {
    const about = { file, name: member.name };
    try {
      if (!('fileId' in member)) throw AppError.fromView(member.error);
      // The members that are not run any more are nobody's.
      if (session.signal.aborted) await world.sources.release(member.fileId);
      else exitCode = Math.max(exitCode, await runWhole(member.fileId, file, parts));
    } catch (cause) {
      exitCode = Math.max(exitCode, await tellFailure(about, toAppError(cause, session), parts));
    }
  }
  return exitCode;
}

function runWhole(fileId: FileId, file: string, parts: RunParts): Promise<number> {
  return parts.order.eachSheet ? runSheets(fileId, file, parts) : runSource({ fileId }, file, parts);
}

/** Runs each sheet of a workbook that holds data for the target with the mapping of its own columns. */
async function runSheets(workbook: FileId, file: string, parts: RunParts): Promise<number> {
  const { order, session, world } = parts;
  const { files, leftOut } = await world.service.runs.sheets(
    { fileId: workbook, packId: asId<PackId>(order.target ?? '') },
    watched(`${parts.place}${file}`, session),
  );
  if (leftOut !== null) session.terminal.say(leftOut);
  let exitCode = 0;
  for (const one of files) {
    try {
      if (session.signal.aborted) await world.sources.release(one.fileId);
      else exitCode = Math.max(exitCode, await runSource(one, file, parts));
    } catch (cause) {
      const about = { file, name: one.name };
      exitCode = Math.max(exitCode, await tellFailure(about, toAppError(cause, session), parts));
    }
  }
  return exitCode;
}

/**
 * A run that is held back keeps its outputs to itself: they must not go on before somebody has released it.
 *
 * @returns the exit code
 * @throws {AppError} why there are no outputs; `SOURCE_ARCHIVE` for an archive
 */
async function runSource(
  { fileId, part = {} }: { readonly fileId: FileId; readonly part?: WorkbookSheets['files'][number]['part'] },
  file: string,
  parts: RunParts,
): Promise<number> {
  const { order, session, world, out } = parts;
  const use = mappingOf(order);
  const wish = {
    fileId,
    use,
    part,
    sheetsTogether: order.allSheets,
    outputs: order.outputs,
  };
  const run = await world.service.runs.file(wish, watched(`${parts.place}${file}`, session));
  parts.runs.push(run.id);
  const isHeld = run.state === 'quarantined';
  if (run.state !== 'done' && !isHeld) {
    throw run.error === null
      ? new AppError('CANCELLED', `The run of ${run.fileName} was stopped.`)
      : AppError.fromView(run.error);
  }
  const kept = world.outputs.folderOf(run.id);
  const outputs =
    out === undefined || isHeld ? run.outputs.map(({ name }) => join(kept, name)) : await out.take(run, kept);
  const { table } = await world.service.review.open({ fileId });
  const sheets = table?.sheets;
  await session.terminal.print(
    order.json
      ? `${JSON.stringify({ ...runAnswer(file, run, outputs), ...(sheets === undefined ? {} : { sheets: sheetsAnswer(sheets) }) })}\n`
      : [
          runText(run),
          '',
          ...(sheets === undefined ? [] : [sheetsText(sheets), '']),
          ...outputs.map(printable),
          '',
        ].join('\n'),
  );
  countEnd(parts, run.state);
  if (!isHeld) return 0;
  session.terminal.say(
    `${printable(run.fileName)} is held back. Release it in the app or by "mapwright history release ${run.id} --reason TEXT", or correct its mapping and run it again.`,
  );
  return 1;
}

async function tellFailure(
  { file, name }: { readonly file: string; readonly name?: string },
  error: AppError,
  parts: RunParts,
): Promise<number> {
  const { order, session } = parts;
  const { terminal } = session;
  countEnd(
    parts,
    error.code === 'NOT_READY' ? 'not run' : error.code === 'CANCELLED' ? 'cancelled' : 'failed',
  );
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

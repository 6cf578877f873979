import { basename } from 'node:path';
import type { ImportedPack, PackSummary } from '../../../../core/contract/views.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import { type PackProblem, problemLine } from '../../../../core/model/packProblem.ts';
import type { LocalWorld } from '../../compose.ts';
import type { Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';
import { fieldTable } from './fieldTable.ts';
import type { PacksOrder } from '../orders/packsOrder.ts';
import { printable, textTable } from '../session/textTable.ts';

/** Shows, reads and writes packs. @returns the exit code: 1 where a pack has errors */
export async function packsCommand(order: PacksOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  const { terminal } = session;
  const { packs } = world.service;
  try {
    switch (order.action) {
      case 'list': {
        const list = (await packs.list()).filter(({ kind }) => kind !== 'generic');
        await terminal.print(
          order.json ? list.map((pack) => `${JSON.stringify(pack)}\n`).join('') : `${listText(list)}\n`,
        );
        return 0;
      }
      case 'show': {
        const { pack, warnings } = await packs.get({ packId: asId<PackId>(order.id) });
        if (order.json) await terminal.print(`${JSON.stringify(pack)}\n`);
        else {
          await terminal.print(`${fieldTable(pack)}\n`);
          sayProblems(session, warnings, 'warning');
        }
        return 0;
      }
      case 'export':
        await terminal.print((await packs.export({ packId: asId<PackId>(order.id) })).text);
        return 0;
      case 'check':
        return await checkFile(order, world, session);
      case 'import':
        return await importPack(order, world, session);
    }
  } finally {
    await world.close();
  }
}

async function checkFile(
  { file, json }: Extract<PacksOrder, { readonly action: 'check' }>,
  world: LocalWorld,
  { terminal }: Session,
): Promise<number> {
  const { title, id, fieldCount, errors, warnings } = await findings(world, file);
  if (json) {
    await terminal.print(`${JSON.stringify({ id, fieldCount, errors, warnings })}\n`);
    return errors.length > 0 ? 1 : 0;
  }
  for (const error of errors) await terminal.print(`error    ${printable(error)}\n`);
  for (const warning of warnings) await terminal.print(`warning  ${printable(warning)}\n`);
  const fields = fieldCount === null ? [] : [count(fieldCount, 'field')];
  const found = [...fields, count(errors.length, 'error'), count(warnings.length, 'warning')];
  await terminal.print(`${printable(title)}: ${found.join(', ')}\n`);
  return errors.length > 0 ? 1 : 0;
}

interface Findings {
  readonly title: string;
  /** `null` for what is too wrong to tell. */
  readonly id: string | null;
  readonly fieldCount: number | null;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What is wrong with a file as a pack, a line each. */
async function findings(world: LocalWorld, file: string): Promise<Findings> {
  try {
    const { pack, errors, warnings } = await read(world, file);
    return {
      title: pack.title,
      id: pack.id,
      fieldCount: pack.fields.length,
      errors: errors.map(problemLine),
      warnings: warnings.map(problemLine),
    };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'PACK_INVALID')) throw error;
    const errors = error.details.length > 0 ? error.details : [error.message];
    return { title: basename(file), id: null, fieldCount: null, errors, warnings: [] };
  }
}

async function importPack(
  { file, as, yes, json }: Extract<PacksOrder, { readonly action: 'import' }>,
  world: LocalWorld,
  session: Session,
): Promise<number> {
  const { terminal } = session;
  const { packs } = world.service;
  const imported = await read(world, file);
  const pack = as === undefined ? imported.pack : { ...imported.pack, id: asId<PackId>(as) };
  const known = (await packs.list()).find(({ id }) => id === pack.id);
  const expectedVersion = known?.kind === 'own' ? (await packs.get({ packId: pack.id })).latestVersion : 0;
  // What could not be read, such as a rule of a newer version, is missing in the pack and must not go unseen.
  const isWhole = imported.errors.length === 0;
  const saved =
    yes && isWhole ? await packs.save({ pack, expectedVersion, note: `Imported from ${file}.` }) : undefined;
  const errors = isWhole ? (saved?.errors ?? (await packs.check({ pack })).errors) : imported.errors;
  if (json) {
    const answer = { ...imported, pack: saved?.pack ?? pack, version: saved?.version ?? null, errors };
    await terminal.print(`${JSON.stringify(answer)}\n`);
    return errors.length > 0 ? 1 : 0;
  }
  if (!yes) await terminal.print(`${fieldTable(pack)}\n`);
  for (const note of imported.notes) terminal.say(printable(note));
  for (const { field, values } of imported.offers)
    terminal.say(printable(`${field} may be a list: ${values.join(', ')}`));
  sayProblems(session, errors, 'error');
  sayProblems(session, imported.warnings, 'warning');
  if (errors.length > 0) return 1;
  terminal.say(
    saved === undefined
      ? `Nothing was saved. With --yes it becomes ${expectedVersion === 0 ? 'the new pack' : `version ${expectedVersion + 1} of`} ${pack.id}.`
      : `${printable(pack.title)} is saved as ${pack.id}, version ${saved.version}.`,
  );
  return 0;
}

async function read({ service, sources }: LocalWorld, file: string): Promise<ImportedPack> {
  const { id: fileId } = await sources.adoptPath(file);
  return service.packs.importFile({ fileId });
}

function sayProblems({ terminal }: Session, problems: readonly PackProblem[], word: string): void {
  for (const problem of problems) terminal.say(printable(`${word}: ${problemLine(problem)}`));
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function listText(list: readonly PackSummary[]): string {
  return textTable(
    [
      { title: 'id' },
      { title: 'title', mostCharacters: 50 },
      { title: 'version' },
      { title: 'fields', right: true },
      { title: 'required', right: true },
      { title: 'made' },
    ],
    list.map(({ id, title, version, fieldCount, requiredCount, kind, archived }) => [
      id,
      title,
      version,
      String(fieldCount),
      String(requiredCount),
      archived ? 'archived' : kind === 'own' ? 'here' : 'with the app',
    ]),
  );
}

import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MappingSummary } from '../../../../core/contract/views.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { asId, type MappingId } from '../../../../core/model/ids.ts';
import type { MappingVersion } from '../../../../core/model/mapping.ts';
import type { Service } from '../../../../core/service/createService.ts';
import { atomicFile } from '../../files/atomicFile.ts';
import { readError } from '../../files/fileErrors.ts';
import type { Session } from '../session/commandSession.ts';
import type { MappingsOrder } from '../orders/mappingsOrder.ts';
import { openWorld } from '../session/openWorld.ts';
import { printable, textTable } from '../session/textTable.ts';

/** Lists approved mappings, writes versions out, reads them in, checks their history. @returns the exit code */
export async function mappingsCommand(order: MappingsOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  const { terminal } = session;
  const { schemas } = world.service;
  try {
    switch (order.action) {
      case 'list': {
        const all = await schemas.mappings();
        const list = order.pack === undefined ? all : all.filter(({ packId }) => packId === order.pack);
        await terminal.print(order.json ? lines(list) : `${listText(list)}\n`);
        return 0;
      }
      case 'versions': {
        const versions = await versionsOf(schemas, order.id);
        await terminal.print(order.json ? lines(versions) : `${versionsText(versions)}\n`);
        return 0;
      }
      case 'verify':
        return await verify(order, world.service, session);
      case 'export':
        return await exportOne(order, world.service, session);
      case 'import':
        return await importOne(order, world.service, session);
    }
  } finally {
    await world.close();
  }
}

async function verify(
  { id, json }: Extract<MappingsOrder, { readonly action: 'verify' }>,
  { schemas }: Pick<Service, 'schemas'>,
  { terminal }: Session,
): Promise<number> {
  const all = await schemas.mappings();
  const asked = id === undefined ? all : all.filter(({ mappingId }) => mappingId === id);
  if (id !== undefined && asked.length === 0) throw new AppError('NOT_FOUND', `There is no mapping ${id}.`);
  let broken = 0;
  for (const { mappingId, fileName } of asked) {
    const { brokenVersion } = await schemas.verify({ mappingId });
    if (brokenVersion !== null) broken += 1;
    if (json) await terminal.print(`${JSON.stringify({ mappingId, brokenVersion })}\n`);
    else {
      const found = brokenVersion === null ? 'whole' : `broken at version ${brokenVersion}`;
      await terminal.print(`${mappingId}  ${found}  ${printable(fileName)}\n`);
    }
  }
  return broken > 0 ? 1 : 0;
}

async function exportOne(
  { id, version, format, out }: Extract<MappingsOrder, { readonly action: 'export' }>,
  { schemas }: Pick<Service, 'schemas'>,
  { terminal }: Session,
): Promise<number> {
  const { name, base64 } = await schemas.export({
    mappingId: asId<MappingId>(id),
    ...(version === undefined ? {} : { version }),
    format,
  });
  const bytes = Buffer.from(base64, 'base64');
  if (out === undefined && format !== 'xlsx') {
    await terminal.print(bytes.toString('utf8'));
    return 0;
  }
  const path = placeFor(out ?? '.', name);
  const sink = await atomicFile(path);
  await sink.write(bytes);
  await sink.close();
  terminal.say(`Written to ${printable(path)}.`);
  return 0;
}

async function importOne(
  { file, yes, reason, json }: Extract<MappingsOrder, { readonly action: 'import' }>,
  { schemas }: Pick<Service, 'schemas'>,
  { terminal }: Session,
): Promise<number> {
  const text = textOf(file);
  const read = await schemas.readMapping({ text });
  const blocked = read.errors.length > 0;
  const version =
    yes && !blocked
      ? await schemas.importMapping({ text, expectedVersion: read.presentVersion, reason })
      : undefined;
  if (json) {
    await terminal.print(`${JSON.stringify({ ...read, version: version?.version ?? null })}\n`);
    return blocked ? 1 : 0;
  }
  for (const error of read.errors) terminal.say(printable(`error: ${error}`));
  for (const note of read.notes) terminal.say(printable(`note: ${note}`));
  if (blocked) return 1;
  const next = read.presentVersion + 1;
  terminal.say(
    version === undefined
      ? `Nothing was saved. With --yes and --reason it becomes version ${next} of ${read.mappingId}.`
      : `Saved as version ${version.version} of ${read.mappingId}.`,
  );
  return 0;
}

async function versionsOf(schemas: Service['schemas'], id: string): Promise<readonly MappingVersion[]> {
  const versions = await schemas.versions({ mappingId: asId<MappingId>(id) });
  if (versions.length === 0) throw new AppError('NOT_FOUND', `There is no mapping ${id}.`);
  return versions;
}

/** A folder takes the file under its own name; anything else is the file. */
function placeFor(out: string, name: string): string {
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(resolve(out), name) : resolve(out);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw readError(error, path);
  }
}

function lines(items: readonly object[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

function listText(list: readonly MappingSummary[]): string {
  if (list.length === 0) return 'Nothing has been approved yet.';
  return textTable(
    [
      { title: 'id' },
      { title: 'pack', mostCharacters: 32 },
      { title: 'version', right: true },
      { title: 'columns', right: true },
      { title: 'fields', right: true },
      { title: 'approved' },
      { title: 'by', mostCharacters: 24 },
      { title: 'file', mostCharacters: 40 },
    ],
    list.map((one) => [
      one.mappingId,
      one.packId,
      String(one.version),
      String(one.columnCount),
      String(one.fieldCount),
      one.approvedAt.slice(0, 10),
      one.approvedBy,
      one.fileName,
    ]),
  );
}

function versionsText(versions: readonly MappingVersion[]): string {
  return textTable(
    [
      { title: 'version', right: true },
      { title: 'approved' },
      { title: 'by', mostCharacters: 24 },
      { title: 'file', mostCharacters: 40 },
      { title: 'hash' },
      { title: 'reason', mostCharacters: 60 },
    ],
    versions.map(({ version, approvedAt, approvedBy, evidence, hash, reason }) => [
      String(version),
      approvedAt.slice(0, 16).replace('T', ' '),
      approvedBy,
      evidence.fileName,
      hash.slice(0, 12),
      reason,
    ]),
  );
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { oauthApp } from '../../googleDrive/driveServer.ts';
import { type DriveWorld, openDriveWorld } from './driveWorld.ts';

let desk: DriveWorld;
beforeEach(async () => {
  desk = await openDriveWorld();
}, 60_000);
afterEach(() => desk.close());

it('signs a person in by a page of this machine, tells who it is, and out again', async () => {
  const { drive, scans } = desk.world.service;
  expect(await drive.status()).toMatchObject({ way: 'none', hasSecret: true });
  expect((await scans.places()).drive.state).toBe('off');
  expect(await desk.signIn()).toBe('ana@example.com');
  expect(await drive.status()).toMatchObject({ way: 'signIn', who: 'ana@example.com' });
  expect((await scans.places()).drive.state).toBe('ready');
  expect(await drive.tryOut()).toEqual({ who: 'ana@example.com' });
  await drive.signOut();
  expect(await drive.status()).toMatchObject({ way: 'none', who: '' });
  expect(desk.server.requests.some(({ path }) => path === '/revoke')).toBe(true);
}, 60_000);

it('says so where the person denies it, breaks it off, or the secret is wrong', async () => {
  await expect(desk.signIn('Deny')).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  const leaving = new AbortController();
  const broken = (async () => {
    for await (const _ of desk.world.service.drive.signIn(undefined, leaving.signal)) leaving.abort();
  })();
  await expect(broken).rejects.toMatchObject({ code: 'CANCELLED' });
  await desk.world.service.drive.putSecret({ secret: 'another' });
  await expect(desk.signIn()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  expect(await desk.world.service.drive.status()).toMatchObject({ way: 'none' });
}, 60_000);

it('takes nobody for the person who comes without the state of the sign-in', async () => {
  for await (const step of desk.world.service.drive.signIn()) {
    if (step.kind === 'done') break;
    const back = new URL(new URL(step.url).searchParams.get('redirect_uri') ?? '');
    expect((await fetch(new URL('/?code=stolen&state=guessed', back))).status).toBe(400);
    const page = await (await fetch(step.url)).text();
    await fetch((/href="([^"]+)">Allow/u.exec(page)?.[1] ?? '').replaceAll('&amp;', '&'));
  }
  expect(await desk.world.service.drive.status()).toMatchObject({ way: 'signIn' });
}, 60_000);

it('takes a token of the environment before anything else, for commands', async () => {
  process.env['MAPWRIGHT_DRIVE_TOKEN'] = desk.server.issue();
  try {
    desk.tree.text('a', desk.tree.rootId, 'HOLE-1');
    expect(await desk.world.service.drive.status()).toMatchObject({ way: 'environment' });
    expect(await desk.scan()).toMatchObject({ state: 'done', counts: { exact: 1 } });
    desk.server.expire();
    expect(await desk.scan().catch((error: unknown) => error)).toMatchObject({ code: 'SIGN_IN_NEEDED' });
  } finally {
    delete process.env['MAPWRIGHT_DRIVE_TOKEN'];
  }
}, 60_000);

it('lets no token out: not into answers, errors, logs, addresses or files but that of secrets', async () => {
  const { service } = desk.world;
  const answers: unknown[] = [];
  const note = async (work: Promise<unknown>): Promise<void> => {
    answers.push(await work.catch((error: unknown) => error));
  };
  for await (const step of service.drive.signIn()) {
    answers.push(step);
    if (step.kind === 'done') break;
    const page = await (await fetch(step.url)).text();
    await fetch((/href="([^"]+)">Allow/u.exec(page)?.[1] ?? '').replaceAll('&amp;', '&'));
  }
  desk.tree.text('a', desk.tree.rootId, 'HOLE-1');
  desk.tree.text('b', desk.tree.rootId, 'HOLE-1');
  desk.server.fault = ({ path }) => (path.endsWith('/b') ? { status: 400, reason: 'badRequest' } : undefined);
  await note(desk.scan());
  await note(service.settings.get());
  await note(service.drive.status());
  await note(service.drive.tryOut());
  await note(service.scans.places());
  desk.server.fault = () => ({ status: 401, reason: 'authError' });
  await note(service.drive.tryOut());
  await note(service.scans.browse({ where: 'drive', path: 'root' }));
  desk.server.fault = ({ path }) => (path === '/token' ? { status: 400, reason: 'x' } : { status: 418 });
  desk.server.expire();
  await note(service.scans.browse({ where: 'drive', path: 'root' }));
  desk.server.revoke();
  desk.server.fault = () => undefined;
  await note(desk.scan());

  const said = inspect(answers, { depth: 20, showHidden: true }) + desk.log.join('\n');
  expect(desk.server.secrets.size).toBeGreaterThan(2);
  const addresses = desk.server.requests
    .filter(({ path }) => path !== '/revoke')
    .map(({ path, params }) => `${path}?${params.toString()}`)
    .join('\n');
  const files = filesOf(join(desk.folder, 'data'))
    .filter((file) => !file.endsWith('secrets.json'))
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
  for (const secret of desk.server.secrets) {
    expect(said).not.toContain(secret);
    expect(addresses).not.toContain(secret);
    expect(files).not.toContain(secret);
  }
  const kept = join(desk.folder, 'data', 'secrets.json');
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  // What is kept is found by looking for it: the search above would have seen it elsewhere.
  expect(readFileSync(kept, 'utf8')).toContain(oauthApp.clientSecret);
}, 60_000);

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

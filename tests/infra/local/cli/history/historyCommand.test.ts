import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begun } from '../../../../core/service/begun.ts';
import { acceptAll, composeFromSources, settledView } from '../../sourceWorld.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

const header = 'First Name,Last Name,Email,City\n';
const row = (n: number, email: string): string => `Ana,Berg${n},${email},Berlin\n`;
/** Rows of which every second has an e-mail that is none. */
const poor = Array.from({ length: 10 }, (_, n) => row(n, n % 5 < 3 ? 'none' : `b${n}@example.org`)).join('');

let fixture: CommandFixture;
let mappingId = '';
/** The run that is held back. */
let held = '';
/** How its command ended. */
let ended = { exitCode: 0, messages: '' };

beforeAll(async () => {
  fixture = commandFixture();
  const good = Array.from({ length: 10 }, (_, n) => row(n, `a${n}@example.org`)).join('');
  const file = fixture.file('good.csv', header + good);
  const world = await composeFromSources(join(fixture.folder, 'data'));
  const { service, sources } = world;
  const { id: fileId } = await sources.adoptPath(file);
  await service.inbox.submit({ fileIds: [fileId] });
  const expectedPosition = await acceptAll(service, await settledView(service, fileId));
  const approval = { fileId, expectedVersion: 0, expectedPosition, reason: 'All.' };
  const { runId, version } = begun(await service.review.approve(approval));
  mappingId = version.mappingId;
  await service.runs.finished({ runId });
  await world.close();
  const ran = await fixture.mapwright(
    'run',
    fixture.file('bad.csv', header + poor),
    '--mapping',
    mappingId,
    '--json',
  );
  held = (JSON.parse(ran.out) as { run: { id: string } }).run.id;
  ended = { exitCode: ran.exitCode, messages: ran.messages.join('\n') };
}, 60_000);
afterAll(() => fixture.remove());

const loaded = async (): Promise<string> => (await fixture.mapwright('records', '--json')).out;

describe('mapwright history', () => {
  it('is named by the command whose run is held back', () => {
    expect(ended.exitCode).toBe(1);
    expect(ended.messages).toContain(`mapwright history release ${held} --reason`);
  });

  it('lists runs with their ids and says how one that is held back is let go', async () => {
    const listed = await fixture.mapwright('history');
    expect(listed.out).toMatch(new RegExp(`bad\\.csv .* quarantined .* ${held}`, 'u'));
    expect(listed.messages.join('\n')).toContain('1 run is held back');
    expect((await fixture.mapwright('history', '--state', 'done')).messages).toEqual([]);
  }, 60_000);

  it('shows why a run is held back, for people and for programs', async () => {
    const shown = (await fixture.mapwright('history', 'show', held)).out;
    expect(shown).toContain('held back: 6 of 10 rows were rejected');
    expect(shown).toContain('quality ');
    expect(shown).toMatch(/bad\.cleaned\.csv/u);
    const answer = JSON.parse((await fixture.mapwright('history', 'show', held, '--json')).out) as object;
    expect(answer).toMatchObject({
      source: { name: 'bad.csv' },
      run: { id: held, state: 'quarantined' },
      rowsIn: 10,
      error: null,
    });
    expect(await fixture.mapwright('history', 'show', 'nothing')).toMatchObject({ exitCode: 2 });
  }, 60_000);

  it('releases it with a reason, once: its outputs are handed out, and its leads are loaded', async () => {
    expect(await loaded()).not.toContain('b3@example.org');
    const out = join(fixture.folder, 'out');
    const released = await fixture.mapwright(
      'history',
      'release',
      held,
      '--reason',
      'The sender knows.',
      '--out',
      out,
    );
    expect(released).toMatchObject({ exitCode: 0, messages: [] });
    expect(released.out).toContain('bad.csv is released.');
    expect(existsSync(join(out, 'bad.cleaned.csv'))).toBe(true);
    expect(readdirSync(out).some((name) => name.includes('rejects'))).toBe(true);
    expect(await loaded()).toContain('b3@example.org');
    expect((await fixture.mapwright('history', 'show', held)).out).toMatch(
      /released by .+ at .+: The sender knows\./u,
    );
    const again = await fixture.mapwright('history', 'release', held, '--reason', 'Again.');
    expect(again).toMatchObject({ exitCode: 2, out: '' });
    expect(again.messages.join('\n')).toContain('was released by');
  }, 60_000);

  it('goes on with the next run where one cannot be released', async () => {
    const path = fixture.file('worse.csv', header + poor);
    const ran = await fixture.mapwright('run', path, '--mapping', mappingId, '--json');
    const { id } = (JSON.parse(ran.out) as { run: { id: string } }).run;
    const both = await fixture.mapwright('history', 'release', 'nothing', id, '--reason', 'Seen.', '--json');
    expect(both).toMatchObject({ exitCode: 2 });
    expect(both.messages.join('\n')).toContain('nothing: ');
    expect(JSON.parse(both.out)).toMatchObject({ run: { id, state: 'done' } });
  }, 60_000);

  it.each([
    ['release without a reason', ['release', 'x']],
    ['a blank reason', ['release', 'x', '--reason', '  ']],
    ['release of nothing', ['release', '--reason', 'x']],
    ['an option of the list', ['release', 'x', '--reason', 'x', '--state', 'done']],
    ['a reason for the list', ['--reason', 'x']],
    ['show without a run', ['show']],
    ['show of two', ['show', 'a', 'b']],
    ['an unknown action', ['burn']],
  ])('ends with 2 for %s', async (_, parameters) => {
    expect(await fixture.mapwright('history', ...parameters)).toMatchObject({ exitCode: 2 });
  });
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begun } from '../../../../core/service/begun.ts';
import type { MemoryEntry } from '../../../../../core/contract/views.ts';
import { acceptAll, composeFromSources, settledView } from '../../sourceWorld.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
beforeAll(async () => {
  fixture = commandFixture();
  const row = 'Ana,Berg,ana@example.org,Berlin\n';
  const file = fixture.file(
    'Nordwind leads 2026-03.csv',
    `First Name,Last Name,Email,City\n${row.repeat(9)}`,
  );
  const world = await composeFromSources(join(fixture.folder, 'data'));
  const { service, sources } = world;
  const { id: fileId } = await sources.adoptPath(file);
  await service.inbox.submit({ fileIds: [fileId] });
  const view = await settledView(service, fileId);
  const expectedPosition = await acceptAll(service, view);
  const { runId } = begun(
    await service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition,
      reason: 'All.',
    }),
  );
  await service.runs.finished({ runId });
  await world.close();
}, 60_000);
afterAll(() => fixture.remove());

const entries = (text: string): readonly MemoryEntry[] =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as MemoryEntry);

describe('mapwright memory', () => {
  it('lists what approvals say, forgets by the beginning of an id, and takes it up again', async () => {
    const listed = entries((await fixture.mapwright('memory', '--json')).out);
    expect(listed.map(({ header }) => header)).toEqual(['City', 'Email', 'First Name', 'Last Name']);
    const [first] = listed;
    if (first === undefined) throw new Error('unreachable');
    const forgotten = await fixture.mapwright('memory', 'forget', first.id.slice(0, 12));
    expect(forgotten.exitCode).toBe(0);
    expect(forgotten.messages.at(-1)).toMatch(/^City \(.*\) has no say any more\.$/);
    expect((await fixture.mapwright('memory', '--pack', first.packId)).out).toMatch(
      /City .* nordwind leads .* forgotten/,
    );
    const restored = await fixture.mapwright('memory', 'restore', first.id, '--json');
    expect(entries(restored.out)).toEqual([first]);
  }, 60_000);

  it('says so where there is no such entry or pack', async () => {
    expect(await fixture.mapwright('memory', 'forget', 'nothing')).toMatchObject({ exitCode: 2 });
    expect(await fixture.mapwright('memory', '--pack', 'no.such')).toMatchObject({ exitCode: 2 });
    expect(await fixture.mapwright('memory', 'forget')).toMatchObject({ exitCode: 2 });
    expect(await fixture.mapwright('memory', 'burn')).toMatchObject({ exitCode: 2 });
  }, 60_000);
});

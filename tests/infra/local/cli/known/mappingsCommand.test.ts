import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begun } from '../../../../core/service/begun.ts';
import type { MappingSummary } from '../../../../../core/contract/views.ts';
import { acceptAll, composeFromSources, settledView } from '../../sourceWorld.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
let mappingId = '';
beforeAll(async () => {
  fixture = commandFixture();
  const row = 'Ana,Berg,ana@example.org,Berlin\n';
  const file = fixture.file('leads.csv', `First Name,Last Name,Email,City\n${row.repeat(9)}`);
  const world = await composeFromSources(join(fixture.folder, 'data'));
  const { service, sources } = world;
  const { id: fileId } = await sources.adoptPath(file);
  await service.inbox.submit({ fileIds: [fileId] });
  const view = await settledView(service, fileId);
  const expectedPosition = await acceptAll(service, view);
  const order = { fileId, expectedVersion: 0, expectedPosition, reason: 'All.' };
  const { runId, version } = begun(await service.review.approve(order));
  mappingId = version.mappingId;
  await service.runs.finished({ runId });
  await world.close();
}, 60_000);
afterAll(() => fixture.remove());

describe('mapwright mappings', () => {
  it('lists mappings and their versions', async () => {
    const listed = (await fixture.mapwright('mappings', '--json')).out;
    expect(JSON.parse(listed) as MappingSummary).toMatchObject({
      mappingId,
      version: 1,
      fileName: 'leads.csv',
    });
    expect((await fixture.mapwright('mappings', '--pack', 'no.such')).out).toContain(
      'Nothing has been approved',
    );
    expect((await fixture.mapwright('mappings', 'versions', mappingId)).out).toMatch(/leads\.csv .* All\./);
  }, 60_000);

  it('writes a version out and takes it over again, with a reason', async () => {
    const path = join(fixture.folder, 'out.json');
    const written = await fixture.mapwright('mappings', 'export', mappingId, '--out', path);
    expect(written).toMatchObject({ exitCode: 0, out: '' });
    const shown = await fixture.mapwright('mappings', 'import', path);
    expect(shown.messages.at(-1)).toContain(
      'Nothing was saved. With --yes and --reason it becomes version 2',
    );
    expect(await fixture.mapwright('mappings', 'import', path, '--yes')).toMatchObject({ exitCode: 1 });
    const taken = await fixture.mapwright('mappings', 'import', path, '--yes', '--reason', 'Moved');
    expect(taken.messages.at(-1)).toBe(`Saved as version 2 of ${mappingId}.`);
    expect((await fixture.mapwright('mappings', 'verify')).out).toMatch(/ whole /);

    writeFileSync(path, readFileSync(path, 'utf8').replace('leads.csv', 'other.csv'));
    const changed = await fixture.mapwright('mappings', 'import', path);
    expect(changed.messages.join('\n')).toContain('The hash does not fit');
  }, 60_000);

  it('writes the crosswalk, and a workbook only into a file', async () => {
    const csv = await fixture.mapwright('mappings', 'export', mappingId, '--version', 'v1', '--as', 'csv');
    expect(csv.out).toContain('field,Email,3,email,');
    const book = join(fixture.folder, 'out.xlsx');
    await fixture.mapwright('mappings', 'export', mappingId, '--as', 'xlsx', '--out', book);
    expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK');
  }, 60_000);

  it.each([
    ['an unknown action', ['burn']],
    ['an id too few', ['export']],
    ['an unknown format', ['export', 'x', '--as', 'pdf']],
    ['no version', ['export', 'x', '--version', '0']],
    ['an option of another action', ['list', '--yes']],
    ['an unknown mapping', ['export', 'nothing']],
    ['two mappings', ['export', 'a', 'b']],
  ])(
    'ends with 2 for %s',
    async (_, parameters) => {
      expect(await fixture.mapwright('mappings', ...parameters)).toMatchObject({ exitCode: 2 });
    },
    60_000,
  );
});

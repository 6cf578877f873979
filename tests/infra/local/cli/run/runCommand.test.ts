import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begun } from '../../../../core/service/begun.ts';
import { asId, type FileId, type MappingId, type PackId } from '../../../../../core/model/ids.ts';
import type { LocalWorld } from '../../../../../infra/local/compose.ts';
import { openWorld } from '../../../../../infra/local/cli/session/openWorld.ts';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
let mappingId: MappingId;
const packId = asId<PackId>('crm.leads');
const header = 'Last name,E-mail,Company';

beforeAll(async () => {
  fixture = commandFixture();
  const world = await openWorld(fixture.session(), { guest: false, note: '' });
  mappingId = await approve(
    world,
    fixture.file('first.csv', `${header}\nBerg,ana@example.org,Acme\nFofana,bo@example.org,Bee\n`),
  );
  await world.close();
}, 30_000);
afterAll(() => fixture.remove());

/** Approves the proposal for a file as it stands, as a person does on the review desk. */
async function approve(world: LocalWorld, path: string): Promise<MappingId> {
  const { service, sources } = world;
  const { id: fileId } = await sources.adoptPath(path);
  await service.inbox.submit({ fileIds: [fileId] });
  await reviewed(world, fileId);
  const { proposal } = await service.review.choosePack({ fileId, packId });
  const edits = (proposal?.columns ?? []).map(({ columnIndex, field }) =>
    field === null ? ({ kind: 'ignore', columnIndex } as const) : ({ kind: 'accept', columnIndex } as const),
  );
  await service.review.edit({ fileId, label: 'Accepted all', edits });
  const { version, runId } = begun(
    await service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition: 1,
      reason: 'test',
    }),
  );
  await service.runs.finished({ runId });
  return version.mappingId;
}

async function reviewed({ service }: LocalWorld, fileId: FileId): Promise<void> {
  for await (const event of service.inbox.watch()) {
    const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
    if (items.some(({ file }) => file.id === fileId && file.state === 'review')) return;
  }
}

describe('mapwright run', () => {
  it('applies an approved mapping by its id and hands out what was written', async () => {
    const next = fixture.file('next.csv', `${header}\nIto,cy@example.org,Cee\nIto,no address,Cee\n`);
    const out = join(fixture.folder, 'out');
    const ended = await fixture.mapwright('run', next, '--mapping', mappingId, '--out', out, '--json');
    const answer = JSON.parse(ended.out) as Record<string, unknown> & {
      outputs: { name: string; path: string }[];
    };
    expect(ended.exitCode).toBe(0);
    expect(answer).toMatchObject({
      source: { name: 'next.csv', path: next },
      run: { state: 'done', packId, mappingId, mappingVersion: 1 },
      rowsIn: 2,
    });
    expect(Number(answer['rowsOut']) + Number(answer['rowsRejected'])).toBe(2);
    expect(answer.outputs.length).toBeGreaterThan(0);
    for (const { name, path } of answer.outputs) {
      expect(path).toBe(join(out, name));
      expect(readFileSync(path).length).toBeGreaterThan(0);
    }
  });

  it('finds the mapping by the pack where the layout is known', async () => {
    const next = fixture.file('known.csv', `${header}\nDiaz,d@example.org,Dee\n`);
    const { out, exitCode } = await fixture.mapwright('run', next, '--target', packId);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/1 rows in, 1 out, 0 rejected/);
  });

  it('leaves a file of another layout for a person, and goes on with the next', async () => {
    const changed = fixture.file('changed.csv', `${header},Extra\nEk,e@example.org,Eff,1\n`);
    const known = fixture.file('known2.csv', `${header}\nFu,f@example.org,Gee\n`);
    const { out, exitCode } = await fixture.mapwright(
      'run',
      changed,
      known,
      '--mapping',
      mappingId,
      '--json',
    );
    const [first, second] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(first).toMatchObject({ error: { code: 'NOT_READY', remedy: expect.stringContaining('approve') } });
    expect(second).toMatchObject({ rowsIn: 1 });
    expect(exitCode).toBe(1);
  });

  it('says when there is no such mapping or pack', async () => {
    const next = fixture.file('any.csv', `${header}\nGo,g@example.org,Hay\n`);
    expect((await fixture.mapwright('run', next, '--mapping', 'none')).exitCode).toBe(2);
    expect((await fixture.mapwright('run', next, '--target', 'none')).exitCode).toBe(2);
  });
});

describe('mapwright history', () => {
  it('lists the runs, newest first', async () => {
    const { out, exitCode } = await fixture.mapwright('history', '--json');
    const runs = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { startedAt: string; fileName: string });
    expect(exitCode).toBe(0);
    expect(runs.map(({ fileName }) => fileName)).toEqual([
      'known2.csv',
      'known.csv',
      'next.csv',
      'first.csv',
    ]);
    const starts = runs.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted().toReversed());
    expect((await fixture.mapwright('history')).out).toContain('known2.csv');
  });
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunId } from '../../../core/model/ids.ts';
import { approveAll, leadsCsv, leadsPack, openWorld, submitted, type TestWorld } from './world.ts';

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Resolves when rows of the run have been written, with the run still under way. */
async function underWay({ service }: TestWorld, runId: RunId): Promise<void> {
  const stop = new AbortController();
  for await (const event of service.runs.watch(undefined, stop.signal))
    if (
      event.kind === 'changed' &&
      event.run.id === runId &&
      ((event.progress?.rows ?? 0) > 0 || event.run.state !== 'running')
    )
      break;
  stop.abort();
}

describe('a run that is broken off', () => {
  it('leaves no output, the source as it was, and a history that says so', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'leads.csv', leadsCsv(20_000));
    const source = join(world.folder, 'leads.csv');
    const before = digestOf(source);
    const { runId } = await approveAll(world.service, view);
    const outputs = join(world.folder, 'data', 'outputs');
    const kept = readdirSync(outputs);

    const again = await world.service.runs.again({ runId: runId as RunId });
    await underWay(world, again.runId);
    await world.service.runs.cancel(again);
    expect(await world.service.runs.get(again)).toMatchObject({
      state: 'cancelled',
      outputs: [],
      counts: null,
      error: null,
    });
    expect(readdirSync(outputs)).toEqual(kept);
    expect(digestOf(source)).toBe(before);
    const [entry] = await world.service.runs.search({
      filter: { facets: { state: ['cancelled'] } },
      window: { sort: 'newest', limit: 5 },
    });
    expect(entry).toMatchObject({ id: again.runId, rowsIn: null });
    expect((await world.service.review.open({ fileId: view.item.file.id })).item.file.state).toBe('review');
    const last = await world.service.runs.finished(await world.service.runs.again(again));
    expect(last).toMatchObject({ state: 'done', counts: { rowsIn: 20_000 } });
  }, 120_000);
});

describe('a pack that cannot be run with', () => {
  const anyOf = (...fields: readonly string[]) => ({
    rule: { kind: 'anyOf', fields },
    severity: 'high',
    message: 'One of both is there.',
  });
  const astrology = { rule: { kind: 'astrology' }, severity: 'low', message: 'The stars agree.' };

  const packWith = async ({ service }: TestWorld, change: object, field: object = {}) => {
    const { pack } = await service.packs.get({ packId: leadsPack });
    const fields = pack.fields.map((one, at) => (at === 0 ? { ...one, ...field } : one));
    const own = { ...pack, id: 'own.leads', fields, expectations: [], ...change };
    return service.packs.save({ pack: own, expectedVersion: 0, note: '' });
  };

  it.each([
    ['a rule about a field that is not there', [anyOf('email', 'no_such')], /no_such/],
    ['a rule that only a newer version knows', [astrology], /newer Mapwright/],
  ])('is not saved, and the place is named: %s', async (_, expectations, said) => {
    const saved = await packWith(await openWorld(), { expectations });
    expect(saved.pack).toBeNull();
    expect(saved.errors.map(({ path, message }) => `${path} ${message}`).join('\n')).toMatch(said);
  });

  it('is told of a value that stands twice in a list', async () => {
    const saved = await packWith(
      await openWorld(),
      {},
      { type: 'enum', enum: ['A', 'B', 'A'], examples: [] },
    );
    const said = [...saved.errors, ...saved.warnings].map(({ path, message }) => `${path} ${message}`);
    expect(said.join('\n')).toMatch(/fields\[0\]\.enum.*(twice|again)/);
  });
});

import { expect, it } from 'vitest';
import { asId, type PackId } from '../../../core/model/ids.ts';
import type { RunId } from '../../../core/model/ids.ts';
import { approveAll, leadsPack, openWorld, submitted, type TestWorld } from './world.ts';

const packId = asId<PackId>('own.leads');
const groups = 520;

/** Leads without a duty to have an address: each once with it and once without, so that nothing contradicts. */
async function loadPairs(world: TestWorld): Promise<void> {
  const { service } = world;
  const { pack } = await service.packs.get({ packId: leadsPack });
  const fields = pack.fields.map((field) => ({ ...field, required: false }));
  await service.packs.save({
    pack: { ...pack, id: packId, title: 'Own leads', fields, expectations: [] },
    expectedVersion: 0,
    note: '',
  });
  const syllables = ['ba', 'ke', 'lo', 'mi', 'ru', 'ta', 'zen', 'dor'];
  const word = (n: number): string =>
    [1, 8, 64, 512].map((step) => syllables[Math.floor(n / step) % 8] ?? '').join('');
  const rows = Array.from({ length: groups }, (_, n) => {
    const name = `${word(n * 5)},${word(n)}berg`;
    const rest = `${word(n * 11)} GmbH,+49 30 ${String(1_000_000 + n * 37)},Berlin`;
    return `${name},${word(n)}${String(n)}@example.org,${rest}\n${name},,${rest}`;
  });
  const header = 'First Name,Last Name,Email,Company,Phone,City';
  const view = await submitted(world, 'pairs.csv', `${[header, ...rows].join('\n')}\n`);
  const { runId } = await approveAll(
    service,
    await service.review.choosePack({ fileId: view.item.file.id, packId }),
  );
  await service.records.loads.loaded(runId as RunId);
}

it('groups without a contradiction are merged call by call as one batch, which comes apart as one', async () => {
  const world = await openWorld();
  await loadPairs(world);
  const { records } = world.service;
  const counts = async () => {
    const { states, safe } = await records.countGroups({ packId });
    return { open: states.open, merged: states.merged, safe };
  };
  const before = await counts();
  expect(before).toEqual({ open: groups, merged: 0, safe: groups });

  const first = await records.mergeSafe({ packId });
  expect(first.isDone).toBe(false);
  // Whoever leaves off here keeps what is merged, and has the rest to decide.
  expect(await counts()).toEqual({
    open: groups - first.merged,
    merged: first.merged,
    safe: groups - first.merged,
  });
  let merged = first.merged;
  for (let isDone = false; !isDone; ) {
    const next = await records.mergeSafe({ packId, batch: first.batch });
    expect(next.batch).toBe(first.batch);
    merged += next.merged;
    ({ isDone } = next);
  }
  expect(merged).toBe(groups);
  expect(await counts()).toEqual({ open: 0, merged: groups, safe: 0 });
  expect(await records.count({ packId, filter: {} })).toMatchObject({ total: groups });

  expect(await records.undoBatch({ packId, batch: first.batch })).toEqual({ undone: groups, blocked: [] });
  expect(await counts()).toEqual(before);
}, 90_000);

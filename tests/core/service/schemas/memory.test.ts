import { describe, expect, it } from 'vitest';
import { begun } from '../begun.ts';
import type { DraftEdit, MemoryEntry } from '../../../../core/contract/views.ts';
import { approveAll, leadsCsv, leadsPack, openWorld, submitted, type TestWorld } from '../world.ts';

const entriesOf = (world: TestWorld): Promise<readonly MemoryEntry[]> =>
  world.service.memory.list({ packId: leadsPack });

const ownHeader = 'First Name,Last Name,Email,Seg X,Phone,City';

/** A first file of a sender, approved with a city that was put in another field than was proposed. */
async function approvedWorld(): Promise<TestWorld> {
  const world = await openWorld();
  const view = await submitted(world, 'Nordwind leads 2026-03.csv', leadsCsv(20, ownHeader));
  const fileId = view.item.file.id;
  await world.service.review.choosePack({ fileId, packId: leadsPack });
  await world.service.review.edit({
    fileId,
    label: 'Segment',
    edits: [{ kind: 'assign', columnIndex: 3, field: 'industry' }],
  });
  await approveAllBut(world, fileId, 3);
  return world;
}

async function approveAllBut(world: TestWorld, fileId: MemoryFile, column: number): Promise<void> {
  const { proposal } = await world.service.review.open({ fileId });
  const { draft } = await world.service.review.edit({
    fileId,
    label: 'The rest',
    edits: (proposal?.columns ?? [])
      .filter(({ columnIndex }) => columnIndex !== column)
      .map(({ columnIndex, field }) =>
        field === null ? { kind: 'ignore', columnIndex } : { kind: 'accept', columnIndex },
      ),
  });
  const { runId } = begun(
    await world.service.review.approve({
      fileId,
      expectedVersion: 0,
      expectedPosition: draft.position,
      reason: 'All that there is.',
    }),
  );
  await world.service.runs.finished({ runId });
}
type MemoryFile = Awaited<ReturnType<TestWorld['give']>>;

describe('what approvals say', () => {
  it('is listed by header, with sender, file and whether a person had put it there', async () => {
    const world = await approvedWorld();
    const entries = await entriesOf(world);
    expect(entries.map(({ header }) => header)).toEqual([
      'City',
      'Email',
      'First Name',
      'Last Name',
      'Phone',
      'Seg X',
    ]);
    expect(entries.every(({ sender, times }) => sender === 'nordwind leads' && times === 1)).toBe(true);
    expect(entries.find(({ header }) => header === 'Seg X')).toMatchObject({
      field: 'industry',
      origin: 'correction',
      fileName: 'Nordwind leads 2026-03.csv',
      forgottenAt: null,
    });
    expect(entries.find(({ header }) => header === 'Email')).toMatchObject({
      field: 'email',
      origin: 'approval',
    });
  });

  it('speaks for another layout of the sender, and says so', async () => {
    const world = await approvedWorld();
    const view = await submitted(
      world,
      'Nordwind leads 2026-04.csv',
      leadsCsv(20, 'Vorname,Nachname,E-Mail,Seg X,Tel.,Ort'),
    );
    await world.service.review.choosePack({ fileId: view.item.file.id, packId: leadsPack });
    const { proposal } = await world.service.review.open({ fileId: view.item.file.id });
    expect(proposal?.columns[3]).toMatchObject({ field: 'industry', origin: 'memory' });
    expect(proposal?.columns[3]?.reasons[0]).toMatch(/^Same as approved on /);
  });

  it('is forgotten for good, keeps the file from running by itself, and comes back as it was', async () => {
    const world = await approvedWorld();
    const company = (await entriesOf(world)).find(({ header }) => header === 'Seg X');
    const ids = [company?.id ?? ''];
    const waiting = await submitted(
      world,
      'other 1.csv',
      leadsCsv(20, 'First Name,Seg X,Town,Extra,More,Ort'),
    );
    const fileId = waiting.item.file.id;
    await world.service.review.choosePack({ fileId, packId: leadsPack });
    const before = (await world.service.review.open({ fileId })).proposal;
    expect(before?.columns[1]?.field).toBe('industry');

    await world.service.memory.forget({ ids });
    expect((await entriesOf(world)).find(({ id }) => id === ids[0])?.forgottenAt).toEqual(expect.any(String));
    expect((await world.service.review.open({ fileId })).proposal?.columns[1]?.field).not.toBe('industry');
    const again = await submitted(world, 'Nordwind leads 2026-05.csv', leadsCsv(22, ownHeader));
    expect(again.item.file.state).toBe('review');
    expect(again.proposal?.columns[3]?.field).not.toBe('industry');
    expect(again.proposal?.columns[3]?.cautions[0] ?? again.proposal?.columns[3]?.reasons[0]).toContain(
      'forgotten',
    );
    expect(again.proposal?.columns[2]).toMatchObject({ field: 'email', state: 'auto' });

    const after = await world.restart();
    expect((await after.service.review.open({ fileId })).proposal?.columns[1]?.field).not.toBe('industry');
    await after.service.memory.restore({ ids });
    expect((await after.service.review.open({ fileId })).proposal).toEqual(before);
    const third = await submitted(after, 'Nordwind leads 2026-06.csv', leadsCsv(23, ownHeader));
    expect(third.item.file.state).toBe('done');
  });

  it('counts decisions about proposals, and none about what was only carried over', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'Nordwind leads 2026-03.csv', leadsCsv(20, ownHeader));
    const { id } = view.item.file;
    await world.service.review.choosePack({ fileId: id, packId: leadsPack });
    await world.service.review.edit({
      fileId: id,
      label: 'Mobile',
      edits: [{ kind: 'assign', columnIndex: 4, field: 'mobile_phone' }],
    });
    await approveAllBut(world, id, 4);
    const record = await world.service.memory.record({ packId: leadsPack });
    expect(record.decisions).toBeGreaterThanOrEqual(5);
    expect(record.right).toBeGreaterThanOrEqual(record.decisions - 1);
    expect(record.right).toBeLessThan(record.decisions);
    expect(record.refines).toBe(false);
    const drifted = await submitted(
      world,
      'Nordwind leads 2026-07.csv',
      leadsCsv(20, 'First Name,Last Name,Email,Seg X,City,Phone'),
    );
    await approveAll(world.service, drifted);
    const later = await world.service.memory.record({ packId: leadsPack });
    expect(later.decisions).toBe(record.decisions);
  });
});

describe('a file of a known layout with other values', () => {
  const rows = (count: number, status: (row: number) => string, size: number): string =>
    `Email,Status,Value\n${Array.from({ length: count }, (_, row) => `a${row}@example.org,${status(row)},${((row * 37) % 90) * size + size}`).join('\n')}\n`;

  it('waits where they change what the mapping makes of them, and runs where they do not', async () => {
    const world = await openWorld();
    const view = await submitted(
      world,
      'acme 1.csv',
      rows(60, (row) => (row % 2 === 0 ? 'new' : 'working'), 10),
    );
    const fileId = view.item.file.id;
    await world.service.review.choosePack({ fileId, packId: leadsPack });
    const entries = [
      { from: 'new', to: 'New' },
      { from: 'working', to: 'Working' },
    ];
    const edits: readonly DraftEdit[] = [
      { kind: 'assign', columnIndex: 0, field: 'email' },
      { kind: 'assign', columnIndex: 1, field: 'lead_status' },
      {
        kind: 'setTransforms',
        columnIndex: 1,
        transforms: [{ kind: 'mapValues', entries, otherwise: 'reject' }],
      },
      { kind: 'assign', columnIndex: 2, field: 'annual_revenue' },
    ];
    await world.service.review.edit({ fileId, label: 'All', edits });
    await approveAll(world.service, await world.service.review.open({ fileId }));

    const same = await submitted(
      world,
      'acme 2.csv',
      rows(80, (row) => (row % 3 === 0 ? 'new' : 'working'), 10),
    );
    expect(same.item.file.state).toBe('done');
    const other = await submitted(
      world,
      'acme 3.csv',
      rows(80, (row) => (row % 3 === 0 ? 'hibernating' : 'new'), 10),
    );
    expect(other.item.file.state).toBe('review');
    expect(other.drift?.changes).toMatchObject([{ kind: 'newValues', values: ['hibernating'], stops: true }]);
    expect(other.proposal?.columns[1]).toMatchObject({ field: 'lead_status', state: 'review' });
    expect(other.proposal?.columns[2]?.state).toBe('auto');
    const larger = await submitted(
      world,
      'acme 4.csv',
      rows(80, () => 'new', 10_000),
    );
    expect(larger.item.file.state).toBe('review');
    expect(larger.drift?.changes).toMatchObject([{ kind: 'redistributed', measure: 'median', factor: 1000 }]);
  });
});

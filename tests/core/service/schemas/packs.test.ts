import { describe, expect, it } from 'vitest';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import { genericPackId } from '../../../../core/model/pack.ts';
import { approveAll, openWorld, submitted, type TestWorld, untilState } from '../world.ts';

const packId = asId<PackId>('own.visits');
const csv = 'Visit No,Visitor,Visit Day,Fee\nV1,Ana Berg,2025-01-31,12.50\nV2,Bo Fofana,2025-02-01,8\n';

const field = (name: string, rest: object = {}): object => ({ name, type: 'string', ...rest });
const visits = [
  field('visit_no', { required: true }),
  field('visitor'),
  field('visit_day', { type: 'date' }),
  field('fee', { type: 'number' }),
];
const pack = (fields: readonly object[]): object => ({ id: packId, title: 'Visits', version: '1', fields });

async function saved(world: TestWorld, fields: readonly object[], expectedVersion: number): Promise<void> {
  const { errors } = await world.service.packs.save({ pack: pack(fields), expectedVersion, note: '' });
  expect(errors).toEqual([]);
}

/** Submits the file, chooses the pack and approves what is proposed. */
async function approved(world: TestWorld): Promise<void> {
  const view = await submitted(world, 'visits.csv', csv);
  const chosen = await world.service.review.choosePack({ fileId: view.item.file.id, packId });
  expect(chosen.proposal?.columns.map((column) => column.field)).toEqual([
    'visit_no',
    'visitor',
    'visit_day',
    'fee',
  ]);
  await approveAll(world.service, chosen);
}

describe('a pack that somebody makes', () => {
  it('is saved version by version, and stays readable after a restart', async () => {
    const world = await openWorld();
    await saved(world, visits.slice(0, 2), 0);
    await saved(world, visits, 1);
    const next = await world.restart();
    const { pack: latest, latestVersion } = await next.service.packs.get({ packId });
    expect([latest.version, latest.fields.length, latestVersion]).toEqual(['2', 4, 2]);
    expect((await next.service.packs.get({ packId, version: 1 })).pack.fields).toHaveLength(2);
    expect(await next.service.packs.differences({ packId, from: 1, to: 2 })).toEqual([
      { kind: 'added', field: 'visit_day' },
      { kind: 'added', field: 'fee' },
    ]);
    const { packs } = await next.service.host.info();
    expect(packs.find(({ id }) => id === packId)).toMatchObject({ kind: 'own', fieldCount: 4 });
  });

  it('is not saved with errors, over a newer version, or under the id of another', async () => {
    const { service } = await openWorld();
    const wrong = await service.packs.save({
      pack: pack([field('a', { type: 'x' })]),
      expectedVersion: 0,
      note: '',
    });
    expect(wrong).toMatchObject({ pack: null, errors: [{ path: 'fields[0].type' }] });
    await service.packs.save({ pack: pack(visits), expectedVersion: 0, note: '' });
    const late = service.packs.save({ pack: pack(visits), expectedVersion: 3, note: '' });
    await expect(late).rejects.toMatchObject({ code: 'PACK_CONFLICT' });
    for (const id of ['crm.leads', 'generic', packId]) {
      const taken = await service.packs.save({ pack: { ...pack(visits), id }, expectedVersion: 0, note: '' });
      expect(taken.errors).toEqual([{ path: 'id', message: expect.stringContaining(`${id} is the id of`) }]);
    }
  });

  it('is what a waiting file is compared with as soon as it is saved', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'visits.csv', csv);
    expect(view.schema?.id).toBe(genericPackId);
    await saved(world, visits, 0);
    const anew = await world.service.review.open({ fileId: view.item.file.id });
    expect(anew.schema?.id).toBe(packId);
    expect(anew.packFit[0]).toMatchObject({ packId, fits: true });
  });

  it('keeps what was approved through a rename, and files of the layout go on by themselves', async () => {
    const world = await openWorld();
    await saved(world, visits, 0);
    await approved(world);
    await saved(world, [field('number', { required: true, formerly: ['visit_no'] }), ...visits.slice(1)], 1);
    const next = await submitted(world, 'next.csv', csv.replace('V1', 'V3'));
    expect(next.item.file.state).toBe('done');
    const [run] = await world.service.runs.list({ limit: 1 });
    expect(run?.counts).toMatchObject({ rowsIn: 2, rowsOut: 2 });
  });

  it('sends files to review where a fed field is gone, takes other values, or a new one is required', async () => {
    const world = await openWorld();
    await saved(world, visits, 0);
    await approved(world);
    expect((await world.service.packs.check({ pack: pack(visits.slice(0, 3)) })).losses).toEqual([
      { field: 'fee', mappings: 1 },
    ]);
    await saved(
      world,
      [...visits.slice(0, 2), field('visit_day', { type: 'datetime' }), field('site', { required: true })],
      1,
    );
    const next = await submitted(world, 'next.csv', csv);
    expect(next.item.file.state).toBe('review');
    const cautions = next.proposal?.columns.map((column) => column.cautions[0] ?? column.reasons[0]);
    expect(cautions?.[2]).toBe('The field’s type was date and is datetime now');
    expect(cautions?.[3]).toBe('The pack no longer has the field fee, which this column fed');
    expect(next.proposal?.unmappedRequired).toEqual(['site']);
  });

  it('is deleted while no mapping uses it, and archived from then on', async () => {
    const world = await openWorld();
    const { packs } = world.service;
    await saved(world, visits, 0);
    const copy = await packs.copy({ packId, title: 'Copy' });
    expect(await packs.remove({ packId: copy.id })).toEqual({ archived: false });
    await approved(world);
    expect(await packs.remove({ packId })).toEqual({ archived: true });
    expect((await packs.list()).find(({ id }) => id === packId)?.archived).toBe(true);
    const next = await submitted(world, 'next.csv', csv);
    expect(next.schema?.id).toBe(genericPackId);
    await packs.restore({ packId });
    const last = await submitted(world, 'last.csv', csv);
    expect(last.item.file.state).toBe('done');
    await expect(packs.remove({ packId: asId<PackId>('crm.leads') })).rejects.toMatchObject({
      code: 'USAGE',
    });
  });

  it('that is deleted leaves a file that was given to it to the others', async () => {
    const world = await openWorld();
    await saved(world, visits, 0);
    const view = await submitted(world, 'visits.csv', csv);
    const { id: fileId } = view.item.file;
    await world.service.review.choosePack({ fileId, packId });
    await world.service.packs.remove({ packId });
    expect((await world.service.review.open({ fileId })).schema?.id).toBe(genericPackId);
  });
});

describe('a file that no pack is for', () => {
  const odd = 'Größe (cm),x,x,\n180,007,a,1\n175,008,b,2\n';

  it('keeps its columns under tidy names, with the types that lose nothing', async () => {
    const world = await openWorld();
    const { schema, proposal } = await submitted(world, 'odd.csv', odd);
    expect(schema?.id).toBe(genericPackId);
    expect(schema?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'groesse_cm integer',
      'x string',
      'x_2 string',
      'column_4 integer',
    ]);
    expect(proposal?.columns.map(({ field, state }) => [field, state])).toEqual([
      ['groesse_cm', 'auto'],
      ['x', 'auto'],
      ['x_2', 'auto'],
      ['column_4', 'auto'],
    ]);
  });

  it('is approved, runs, and the next one of its layout goes by itself into the same fields', async () => {
    const world = await openWorld();
    await approveAll(world.service, await submitted(world, 'odd.csv', odd));
    const next = await submitted(world, 'next.csv', odd.replace('007', '9').replace('008', '12'));
    const done = await untilState(world.service, next.item.file.id, 'done', 'review');
    expect(done.schema?.fields.map(({ name, type }) => `${name} ${type}`)).toContain('x string');
    const again = await world.restart();
    const [mapping] = await again.service.schemas.mappings();
    expect(mapping).toMatchObject({ packId: genericPackId, fieldCount: 4 });
  });

  it('with a renamed and a new column keeps the fields that were approved', async () => {
    const world = await openWorld();
    const before = 'Order No,Amount,Note,Shelf,Rack\n1,2.5,a,s,r\n2,3.5,b,s,q\n';
    await approveAll(world.service, await submitted(world, 'a.csv', before));
    const after = 'Order Number,Amount,Note,Shelf,Rack,Extra\n1,2.5,a,s,r,z\n2,3.5,b,s,q,z\n';
    const view = await submitted(world, 'b.csv', after);
    expect(view.item.file.state).toBe('review');
    expect(view.proposal?.columns.map((column) => column.field)).toEqual([
      'order_no',
      'amount',
      'note',
      'shelf',
      'rack',
      'extra',
    ]);
  });
});

describe('an import', () => {
  it('reads a header with values by their types, and offers short lists', async () => {
    const world = await openWorld();
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${i},2025-01-${10 + i},${i % 2 === 0 ? 'Open' : 'Closed'}`,
    );
    const fileId = await world.give('orders.csv', ['No,Day,State', ...rows].join('\n'));
    const { kind, pack: found, offers } = await world.service.packs.importFile({ fileId });
    expect(kind).toBe('header');
    expect(found.id).toBe('orders');
    expect(found.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'No integer',
      'Day date',
      'State string',
    ]);
    expect(offers).toEqual([{ field: 'State', values: ['Closed', 'Open'] }]);
    await expect(world.sources.describe(fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['No,Day,State', 'header', 3],
    ['No\tDay\nState\tX', 'header', 2],
    ['first\nsecond\nthird', 'names', 3],
    ['{"properties":{"a":{},"b":{}}}', 'jsonSchema', 2],
    ['Field,Type,Required\nid,int,yes\nname,varchar(10),no\n', 'dictionary', 2],
  ])('of the pasted text %j is a %s', async (text, kind, count) => {
    const { service } = await openWorld();
    const imported = await service.packs.importText({ text, name: 'Pasted' });
    expect([imported.kind, imported.pack.fields.length]).toEqual([kind, count]);
  });

  it('says why it read nothing', async () => {
    const { service } = await openWorld();
    for (const text of ['   ', '{"a":', '{"a":1}'])
      await expect(service.packs.importText({ text, name: 'x' })).rejects.toMatchObject({
        code: 'PACK_INVALID',
      });
  });

  it('leaves a file of the Inbox where it is', async () => {
    const world = await openWorld();
    const view = await submitted(world, 'visits.csv', csv);
    await world.service.packs.importFile({ fileId: view.item.file.id });
    expect((await world.service.review.open({ fileId: view.item.file.id })).table).not.toBeNull();
  });
});

it('a pack of 3,000 fields is saved, checked and compared', async () => {
  const { service } = await openWorld();
  const fields = Array.from({ length: 3_000 }, (_, i) => field(`field_${i}`, { synonyms: [`word ${i}`] }));
  const { version } = await service.packs.save({ pack: pack(fields), expectedVersion: 0, note: '' });
  expect(version).toBe(1);
  const { differences } = await service.packs.check({ pack: pack(fields.toReversed()) });
  expect(differences).toHaveLength(2_999);
});

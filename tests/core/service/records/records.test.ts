import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FileId, RunId } from '../../../../core/model/ids.ts';
import type { OperationId, RecordId } from '../../../../core/model/record.ts';
import type { LocalWorld } from '../../../../infra/local/compose.ts';
import { composeFromSources } from '../../../infra/local/sourceWorld.ts';
import { approveAll, leadsCsv, leadsPack, untilState } from '../world.ts';

const header = 'First Name,Last Name,Email,Company,Phone,City';
const everything = { field: null, descending: false } as const;

/** One for all tests, as its engine takes a second to start; each begins without files and records. */
let world: LocalWorld;
let folder: string;
let files: FileId[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-records-'));
  world = await composeFromSources(join(folder, 'data'));
});
afterEach(async () => {
  for (const fileId of files) await world.service.inbox.remove({ fileId });
  await world.service.inbox.purge({ fileIds: files });
  files = [];
  await world.stores.records.erase();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function load(name: string, rows: readonly string[]): Promise<RunId> {
  writeFileSync(join(folder, name), `${[header, ...rows].join('\n')}\n`);
  const { id } = await world.sources.adoptPath(join(folder, name));
  files.push(id);
  await world.service.inbox.submit({ fileIds: [id] });
  const view = await untilState(world.service, id, 'review', 'done', 'quarantined', 'failed');
  const runId = (
    view.item.lastRunId === null ? (await approveAll(world.service, view)).runId : view.item.lastRunId
  ) as RunId;
  await world.service.runs.finished({ runId });
  await world.service.records.loads.loaded(runId);
  return runId;
}

async function listed(text = '') {
  const { records } = world.service;
  const { packs } = await records.overview();
  const names = packs[0]?.fields.map(({ name }) => name) ?? [];
  const rows = await records.page({
    packId: leadsPack,
    filter: { text },
    order: everything,
    first: 0,
    count: 200,
  });
  return rows.map(({ id, marks, values }) => ({
    id,
    marks,
    of: (field: string) => values[names.indexOf(field)] ?? null,
  }));
}

const anna = 'Anna,Miller,anna@acme.example,Acme,+49 30 1234560,Berlin';

describe('records', () => {
  it('are there when a run has ended, each value with the place it is from', async () => {
    await load('leads.csv', [anna, 'Ben,  Smith ,BEN@x.example,Globex,,Paris']);
    const [first, second] = await listed();
    expect([first?.of('email'), second?.of('last_name')]).toEqual(['anna@acme.example', 'Smith']);
    const view = await world.service.records.get({
      packId: leadsPack,
      recordId: second?.id ?? (0 as RecordId),
    });
    expect(view.values.find(({ field }) => field === 'last_name')?.origin).toMatchObject({
      kind: 'file',
      fileName: 'leads.csv',
      row: 1,
      place: '3',
      raw: '  Smith ',
      mappingVersion: 1,
    });
    expect(view.history.map(({ kind }) => kind)).toEqual(['loaded']);
  });

  it('are not changed by loading a run twice', async () => {
    const runId = await load('leads.csv', [anna, 'Ben,Smith,ben@x.example,Globex,,Paris']);
    const before = await listed();
    const run = await world.service.runs.get({ runId });
    world.service.records.loads.ran(run);
    await world.service.records.loads.loaded(runId);
    expect(JSON.stringify(await listed())).toBe(JSON.stringify(before));
  });

  it('are loaded to the end when somebody goes on with a load that was stopped', async () => {
    const runId = await load('leads.csv', [anna, 'Ben,Smith,ben@x.example,Globex,,Paris']);
    await world.stores.records.erase();
    const { records } = world.service;
    records.loads.ran(await world.service.runs.get({ runId }));
    await records.stop({ runId });
    expect((await records.overview()).loads).toMatchObject([
      { state: 'failed', rows: 0, error: expect.stringContaining('stopped') },
    ]);
    await records.retry({ runId });
    await records.loads.loaded(runId);
    expect([(await listed()).length, (await records.overview()).loads]).toEqual([2, []]);
  });

  it('are one for all addresses of a mailbox, or one for each as it is written, as the setting says', async () => {
    const { settings } = world.service;
    await load('first.csv', ['Anna,Berg,an.na+fair@gmail.com,Acme,,Berlin']);
    await load('second.csv', ['Anna,Berg,anna@gmail.com,Globex,,Berlin']);
    expect((await listed()).map((one) => one.of('company'))).toEqual(['Globex']);
    await settings.put({ byMailbox: false });
    try {
      await load('third.csv', [
        'Anna,Berg,AN.NA+fair@gmail.com,Initech,,Berlin',
        'Anna,Berg,a.nna@gmail.com,Umbrella,,Berlin',
      ]);
      // The first is the lead as it was loaded before; what was written otherwise is another one now.
      expect((await listed()).map((one) => one.of('company'))).toEqual(['Initech', 'Umbrella']);
    } finally {
      await settings.put({ byMailbox: true });
    }
    await load('fourth.csv', ['Anna,Berg,a.nna@gmail.com,Hooli,,Berlin']);
    expect(await listed()).toHaveLength(2);
  });

  it('keep the last word of many rows of one address in one file, and every word before it', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, n) =>
        `Sam,Same,${n % 2 === 0 ? 'sam@x.example' : 'SAM@x.example'},Firm ${n},,${n % 2 === 0 ? 'Bonn' : 'Köln'}`,
    );
    await load('same.csv', rows);
    const [only, ...others] = await listed();
    expect([others.length, only?.of('company'), only?.of('city')]).toEqual([0, 'Firm 299', 'Köln']);
    const { history } = await world.service.records.get({
      packId: leadsPack,
      recordId: only?.id ?? (0 as RecordId),
    });
    expect(history.filter(({ kind }) => kind === 'updated')).toHaveLength(299);
    // Each says its own row, and which row of the same file it contradicts.
    expect(history[0]).toMatchObject({
      place: '301',
      changes: expect.arrayContaining([
        { field: 'company', before: 'Firm 298', after: 'Firm 299', saidAt: '300' },
      ]),
    });
  });

  it('are names and places in any script, found by words in it', async () => {
    await load('scripts.csv', [
      'ИВАН,ПЕТРОВ,ivan@x.example,Завод,тел. +7 495 123-45-67 доб. 5,Москва',
      '太郎,山田,taro@x.example,会社,+81 3 1234 5678,東京',
      'محمد,علي,ali@x.example,شركة,+20 2 23456789,القاهرة',
    ]);
    expect((await listed('москва')).map((one) => one.of('phone'))).toEqual(['+74951234567;ext=5']);
    expect((await listed('東京')).map((one) => one.of('last_name'))).toEqual(['山田']);
    expect((await listed('القاهرة')).map((one) => one.of('first_name'))).toEqual(['محمد']);
  });

  it('are updated by a later file under the same address, and keep what they said before', async () => {
    await load('first.csv', [anna]);
    await load('second.csv', [
      'Anna,Miller-Kay,ANNA@acme.example,Acme,,Hamburg',
      'Cem,Oz,cem@x.example,Acme,,',
    ]);
    const rows = await listed();
    expect(rows.map((row) => [row.of('last_name'), row.of('city'), row.of('phone')])).toEqual([
      ['Miller-Kay', 'Hamburg', '+49301234560'],
      ['Oz', null, null],
    ]);
    const view = await world.service.records.get({
      packId: leadsPack,
      recordId: rows[0]?.id ?? (0 as RecordId),
    });
    expect(view.history[0]).toMatchObject({
      kind: 'updated',
      fileName: 'second.csv',
      place: '2',
      changes: expect.arrayContaining([{ field: 'last_name', before: 'Miller', after: 'Miller-Kay' }]),
    });
    expect(view.values.find(({ field }) => field === 'phone')?.origin).toMatchObject({
      fileName: 'first.csv',
    });
  });

  it('keep what a person typed when a later file says otherwise', async () => {
    await load('first.csv', [anna]);
    const [row] = await listed();
    const recordId = row?.id ?? (0 as RecordId);
    const { records } = world.service;
    const edited = await records.edit({
      packId: leadsPack,
      recordId,
      basis: 0 as OperationId,
      field: 'city',
      value: ' Bonn ',
    });
    expect(edited.values.find(({ field }) => field === 'city')).toMatchObject({
      value: 'Bonn',
      origin: { kind: 'edit' },
    });
    await load('second.csv', [anna.replace('Berlin', 'Hamburg').replace('Miller', 'Kay')]);
    expect((await listed()).map((one) => [one.of('city'), one.of('last_name')])).toEqual([['Bonn', 'Kay']]);
    await expect(
      records.edit({ packId: leadsPack, recordId, basis: 0 as OperationId, field: 'city', value: 'X' }),
    ).rejects.toMatchObject({ code: 'RECORD_CHANGED' });
  });

  it('refuse an address that another record has', async () => {
    await load('first.csv', [anna, 'Ben,Smith,ben@x.example,Globex,,Paris']);
    const [row] = await listed();
    const edit = {
      packId: leadsPack,
      recordId: row?.id ?? (0 as RecordId),
      basis: 0 as OperationId,
      field: 'email',
    };
    await expect(world.service.records.edit({ ...edit, value: 'Ben@X.example' })).rejects.toMatchObject({
      code: 'RECORD_KEY_TAKEN',
    });
    expect((await listed())[0]?.of('email')).toBe('anna@acme.example');
  });

  it('are found by the beginnings of words, accents or not', async () => {
    await load('first.csv', ['José,Müller,jose@x.example,Acme,,Köln', anna]);
    expect((await listed('mull jos')).map((row) => row.of('city'))).toEqual(['Köln']);
    expect((await listed('"')).length).toBe(2);
    expect((await listed('anna@acme')).length).toBe(1);
    expect((await listed('OR NOT (')).length).toBe(0);
  });

  it('go out as a table, and as one that Excel opens without harm', async () => {
    await load('first.csv', ['=1+1,Miller,anna@acme.example,"Acme, Ltd",,Berlin']);
    const text = async (format: 'csv' | 'excel-csv' | 'json') => {
      let all = '';
      for await (const piece of world.service.records.export({
        packId: leadsPack,
        filter: {},
        order: everything,
        format,
      }))
        all += 'text' in piece ? piece.text : '';
      return all;
    };
    expect(await text('csv')).toContain('=1+1,');
    expect(await text('excel-csv')).toContain("'=1+1");
    expect(JSON.parse(await text('json'))).toMatchObject({ first_name: '=1+1', company: 'Acme, Ltd' });
    let bytes = 0;
    for await (const piece of world.service.records.export({
      packId: leadsPack,
      filter: {},
      order: everything,
      format: 'xlsx',
    }))
      bytes += 'base64' in piece ? piece.base64.length : 0;
    expect(bytes).toBeGreaterThan(1_000);
  });
});

describe('likely duplicates', () => {
  /** Sixty people, and some of them once more with a slip. */
  const many = [
    ...leadsCsv(60).trim().split('\n').slice(1),
    'Katharina,Brandt,k.brandt@acme.example,Acme,+49 30 9876543,Berlin',
    'Katharina,Brandt,katharina@brandt.example,Acme GmbH,+49 30 9876543,Berlin',
  ];

  it('wait for a decision, are merged field by field, and come apart again byte for byte', async () => {
    await load('first.csv', many);
    const { records } = world.service;
    const groups = await records.groups({ packId: leadsPack, states: ['open'], first: 0, count: 50 });
    const group = groups.find(({ records: rows }) =>
      rows.some(({ values }) => values.includes('k.brandt@acme.example')),
    );
    expect(group?.records).toHaveLength(2);
    expect(group?.pairs[0]?.reasons.length).toBeGreaterThan(0);
    if (group === undefined) return;
    const [one, other] = group.records;
    if (one === undefined || other === undefined) return;
    const whole = async () =>
      JSON.stringify([await world.stores.records.get(one.id), await world.stores.records.get(other.id)]);
    const before = await whole();
    const { operationId } = await records.merge({
      packId: leadsPack,
      groupId: group.id,
      into: one.id,
      records: group.records.map(({ id, operation }) => ({ id, basis: operation })),
      choices: [{ field: 'email', from: other.id }],
    });
    const rows = await listed('brandt');
    expect(rows.map((row) => row.of('email'))).toEqual(['katharina@brandt.example']);
    const view = await records.get({ packId: leadsPack, recordId: one.id });
    expect(view.history[0]).toMatchObject({ kind: 'merged', others: [other.id] });
    expect(await records.undo({ packId: leadsPack, ids: [operationId] })).toEqual({ undone: 1, blocked: [] });
    expect(await whole()).toBe(before);
    expect((await listed('brandt')).length).toBe(2);
  });

  it('are found among files that are loaded together, and with one that was stopped when it goes on', async () => {
    const runs = [
      await load('first.csv', [anna, 'Ben,Smith,ben@x.example,Globex,,Paris']),
      await load('second.csv', ['Ana,Miller,a.miller@mail.example,Acme,+49 30 1234560,Berlin']),
    ] as const;
    const { records } = world.service;
    const open = async (): Promise<number> => (await records.countGroups({ packId: leadsPack })).states.open;
    const once = await open();
    await world.stores.records.erase();
    for (const runId of runs) records.loads.ran(await world.service.runs.get({ runId }));
    await records.stop({ runId: runs[1] });
    await records.loads.loaded(runs[0]);
    expect((await records.overview()).loads).toMatchObject([{ runId: runs[1], state: 'failed' }]);
    for (const runId of [...runs, ...runs]) records.loads.ran(await world.service.runs.get({ runId }));
    for (const runId of runs) await records.loads.loaded(runId);
    expect([once, await open(), (await records.overview()).loads]).toEqual([1, 1, []]);
  });

  it('that are none are never asked of again', async () => {
    await load('first.csv', many);
    const { records } = world.service;
    const brandts = async () =>
      (await records.groups({ packId: leadsPack, states: ['open'], first: 0, count: 50 })).filter(
        ({ records: rows }) => rows.some(({ values }) => values.includes('Brandt')),
      );
    const [group] = await brandts();
    if (group === undefined) throw new Error('there is a group');
    await records.decide({ packId: leadsPack, groupId: group.id, verdict: 'different' });
    expect(await brandts()).toEqual([]);
    await load('second.csv', [...many, 'Dora,Neu,dora@x.example,Acme,,']);
    expect(await brandts()).toEqual([]);
  });
});

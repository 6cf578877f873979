import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskAnswer, AskClause, AskQuery } from '../../../../core/contract/askViews.ts';
import type { RunId } from '../../../../core/model/ids.ts';
import type { LocalWorld } from '../../../../infra/local/compose.ts';
import { composeFromSources } from '../../../infra/local/sourceWorld.ts';
import { approveAll, leadsPack, untilState } from '../world.ts';

const header = 'First Name,Last Name,Email,Phone,Country,Employee Count';
const rows = [
  'Anna,Miller,anna@acme.example,+6561234567,SG,10',
  'Ben,Smith,ben@globex.example,,SG,250',
  'Cho,Lee,cho@initech.example,,MY,40',
  'Dan,Roe,dan@hooli.example,+442079460000,GB,',
];
const zone = 'Europe/Berlin';

let world: LocalWorld;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-ask-'));
  world = await composeFromSources(join(folder, 'data'));
  writeFileSync(join(folder, 'acme.csv'), `${[header, ...rows].join('\n')}\n`);
  const { id } = await world.sources.adoptPath(join(folder, 'acme.csv'));
  await world.service.inbox.submit({ fileIds: [id] });
  const view = await untilState(world.service, id, 'review');
  const runId = (await approveAll(world.service, view)).runId as RunId;
  await world.service.runs.finished({ runId });
  await world.service.records.loads.loaded(runId);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const leads: AskQuery = {
  subject: { kind: 'records', packId: leadsPack },
  where: [],
  groups: [],
  measures: [],
  order: [],
  limit: null,
  columns: ['first_name'],
};
const run = (query: AskQuery): Promise<AskAnswer> =>
  world.service.ask.run({ query, zone, first: 0, count: 100 });
const names = async (...where: readonly AskClause[]): Promise<readonly unknown[]> =>
  (await run({ ...leads, where })).rows.map(({ cells }) => cells[0]);

describe('a query', () => {
  it('lists the records that meet its conditions, newest first, with what is behind each', async () => {
    const answer = await run({
      ...leads,
      where: [
        { field: 'country', test: { op: 'is', values: ['sg'] } },
        { field: 'phone', test: { op: 'empty' } },
        { field: '@loaded', test: { op: 'since', span: { kind: 'unit', unit: 'year', back: 0 } } },
      ],
    });
    expect(answer.rows.map(({ cells }) => cells)).toEqual([['Ben']]);
    expect(answer.rows[0]?.opens).toMatchObject({ kind: 'record', packId: leadsPack });
    expect([answer.total, answer.found, answer.of]).toEqual([1, 1, 4]);
    expect(answer.sentence.map(({ text }) => text).join('')).toBe(
      '1 lead: country is sg, no phone, loaded since this year.',
    );
  });

  it('knows of records by whom and when they came', async () => {
    expect(await names({ field: '@sender', test: { op: 'is', values: ['Acme'] } })).toHaveLength(4);
    expect(
      await names({ field: '@loaded', test: { op: 'before', span: { kind: 'unit', unit: 'day', back: 0 } } }),
    ).toEqual([]);
    expect(await names({ field: '@edited', test: { op: 'is', values: ['true'] } })).toEqual([]);
  });

  it('compares numbers as numbers', async () => {
    expect(await names({ field: 'employee_count', test: { op: 'above', number: 39 } })).toEqual([
      'Cho',
      'Ben',
    ]);
  });

  it('counts by group, with the rows behind each', async () => {
    const answer = await run({
      ...leads,
      columns: null,
      groups: [{ field: 'country', by: null }],
      measures: [{ kind: 'count' }, { kind: 'share', of: [{ field: 'phone', test: { op: 'empty' } }] }],
      order: [{ by: { measure: 0 }, descending: true }],
    });
    expect(answer.rows.map(({ cells }) => cells)).toEqual([
      ['SG', 2, 0.5],
      ['GB', 1, 0],
      ['MY', 1, 1],
    ]);
    const drill = answer.rows[0]?.drill;
    if (drill === null || drill === undefined) throw new Error('no rows behind');
    expect((await run({ ...drill, columns: ['first_name'] })).rows.map(({ cells }) => cells[0])).toEqual([
      'Ben',
      'Anna',
    ]);
  });

  it.each(['runs', 'files', 'mappings', 'scans'] as const)('lists and counts %s', async (kind) => {
    const query: AskQuery = { ...leads, subject: { kind }, columns: null };
    const expected = kind === 'scans' ? 0 : 1;
    expect((await run(query)).total).toBe(expected);
    const { cells } = (await run({ ...query, measures: [{ kind: 'count' }] })).rows[0] ?? { cells: [] };
    expect(cells).toEqual([expected]);
    const views = await world.service.ask.subjects();
    const fields = views.find(({ subject }) => subject.kind === kind)?.fields ?? [];
    // Every field that is told can be shown, so the lists of the core and of the store are the same.
    const answer = await run({ ...query, columns: fields.map(({ name }) => name) });
    expect(answer.columns.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
  });

  it('tells runs by their state, sender and day', async () => {
    const answer = await run({
      ...leads,
      subject: { kind: 'runs' },
      columns: null,
      where: [{ field: 'state', test: { op: 'is', values: ['done'] } }],
      groups: [
        { field: 'sender', by: null },
        { field: 'started', by: 'day' },
      ],
    });
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date());
    expect(answer.rows.map(({ cells }) => cells)).toEqual([['acme', today, 1]]);
  });

  it('is refused where its fields do not fit', async () => {
    const wrong = { field: 'country', test: { op: 'above', number: 1 } } as const;
    await expect(names(wrong)).rejects.toMatchObject({ code: 'ASK_INVALID' });
    await expect(names({ field: "x') --", test: { op: 'empty' } })).rejects.toMatchObject({
      code: 'ASK_INVALID',
    });
    await expect(
      world.service.ask.run({ query: leads, zone: 'Mars/Olympus', first: 0, count: 1 }),
    ).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('takes whatever is asked for as a value', async () => {
    const hostile = ["'; DROP TABLE record; --", '%', '\\', '"', ']', '$[0]'];
    for (const text of hostile) {
      expect(await names({ field: 'first_name', test: { op: 'contains', text } })).toEqual([]);
      expect(await names({ field: 'first_name', test: { op: 'is', values: [text] } })).toEqual([]);
      expect(await names({ field: 'first_name', test: { op: 'begins', text } })).toEqual([]);
    }
    expect(await names()).toHaveLength(4);
  });
});

describe('the rows of an answer', () => {
  it('are opened in the list of records with exactly the conditions', async () => {
    const where = [{ field: 'phone', test: { op: 'empty' } }] as const;
    const target = await world.service.ask.target({ query: { ...leads, where }, zone });
    if (target.screen !== 'leads') throw new Error('another screen');
    const { packId, filter } = target;
    const { total } = await world.service.records.count({ packId, filter });
    const page = await world.service.records.page({
      packId,
      filter,
      order: { field: null, descending: false },
      first: 0,
      count: 10,
    });
    expect([total, page.length]).toEqual([2, 2]);
  });

  it('are opened in the history with exactly the conditions', async () => {
    const open = async (values: readonly string[]) => {
      const query: AskQuery = {
        ...leads,
        subject: { kind: 'runs' },
        columns: null,
        where: [{ field: 'state', test: { op: 'is', values } }],
      };
      const target = await world.service.ask.target({ query, zone });
      if (target.screen !== 'history') throw new Error('another screen');
      return (await world.service.runs.count({ filter: target.filter })).total;
    };
    expect([await open(['done']), await open(['failed'])]).toEqual([1, 0]);
  });

  it('are written as a file', async () => {
    const pieces: string[] = [];
    for await (const piece of world.service.ask.export({ query: leads, zone, format: 'csv' }))
      if ('text' in piece) pieces.push(piece.text);
    expect(pieces.join('')).toBe('First Name\r\nDan\r\nCho\r\nBen\r\nAnna\r\n');
  });
});

describe('kept questions', () => {
  it('are saved, replaced, renamed and removed by name', async () => {
    const { ask } = world.service;
    await ask.save({ name: 'Mine', question: 'leads', query: leads });
    const [saved] = await ask.save({ name: 'mine', question: 'all leads', query: leads });
    expect(await ask.saved()).toMatchObject([{ name: 'mine', question: 'all leads', query: leads }]);
    const id = saved?.id ?? '';
    expect(await ask.rename({ id, name: 'Other' })).toMatchObject([{ id, name: 'Other' }]);
    expect(await ask.remove({ id })).toEqual([]);
  });
});

describe('a question in words', () => {
  const read = (question: string, context: AskQuery | null = null) =>
    world.service.ask.read({ question, context, zone });

  it('becomes a query by the names that are in the store, and is answered', async () => {
    const reading = await read('leads from Singapore without a phone this year');
    expect([reading.state, reading.by, reading.message]).toEqual(['whole', 'grammar', '']);
    if (reading.query === null) throw new Error('no query');
    expect(reading.query.where[0]).toEqual({ field: 'country', test: { op: 'is', values: ['SG'] } });
    expect(
      (await run({ ...reading.query, columns: ['first_name'] })).rows.map(({ cells }) => cells[0]),
    ).toEqual(['Ben']);
    const next = await read('and from Malaysia?', reading.query);
    if (next.query === null) throw new Error('no query');
    expect(next.followsUp).toBe(true);
    expect((await run({ ...next.query, columns: ['first_name'] })).rows.map(({ cells }) => cells[0])).toEqual(
      ['Cho'],
    );
  });

  it('finds senders and people by their names', async () => {
    const reading = await read('how many runs of Acme this month');
    expect(reading.query?.where[0]).toEqual({ field: 'sender', test: { op: 'is', values: ['acme'] } });
  });

  it('that orders a change is refused, and nothing is changed', async () => {
    const reading = await read('delete all leads');
    expect([reading.state, reading.query]).toEqual(['refused', null]);
    expect(reading.message).toMatch(/nothing was deleted/);
    expect(await names()).toHaveLength(4);
  });

  it.each(['leads', 'runs', 'files', 'mappings', 'scans'])(
    'that is shown as an example over %s is understood',
    async () => {
      for (const { examples } of await world.service.ask.subjects())
        for (const example of examples)
          expect([example, (await read(example)).state]).toEqual([example, 'whole']);
    },
  );
});

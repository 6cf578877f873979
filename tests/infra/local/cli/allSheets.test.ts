import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { begun } from '../../../core/service/begun.ts';
import { asId, type MappingId, type PackId } from '../../../../core/model/ids.ts';
import { openWorld } from '../../../../infra/local/cli/session/openWorld.ts';
import { type MadeRow, type RowsSheet, workbookOf } from '../../../core/open/sheetsFixture.ts';
import { type CommandFixture, commandFixture } from './commandFixture.ts';

let fixture: CommandFixture;
let mappingId: MappingId;
const packId = asId<PackId>('crm.leads');
const header: MadeRow = ['Last name', 'E-mail', 'Company'];

const tab = (name: string, ...rows: readonly MadeRow[]): RowsSheet => ({ name, rows: [header, ...rows] });
const lead = (n: number): MadeRow => [`Berg ${n}`, `b${n}@example.org`, `Firm ${n}`];
const year = [
  tab('North', lead(1), lead(2)),
  { name: 'South', rows: [['Leads of the south'], [], header, lead(3), ['Ito', 'no address', 'Cee']] },
  { ...tab('Old', lead(9)), hidden: true },
  { name: 'Blank', rows: [] },
];

beforeAll(async () => {
  fixture = commandFixture();
  const world = await openWorld(fixture.session(), { guest: false, note: '' });
  const { service, sources } = world;
  const { id: fileId } = await sources.adoptPath(
    fixture.file('first.xlsx', workbookOf([tab('Leads', lead(1), lead(2))])),
  );
  await service.inbox.submit({ fileIds: [fileId] });
  for await (const event of service.inbox.watch()) {
    const items = event.kind === 'all' ? event.items : event.kind === 'changed' ? [event.item] : [];
    if (items.some(({ file }) => file.id === fileId && file.state === 'review')) break;
  }
  const { proposal } = await service.review.choosePack({ fileId, packId });
  const edits = (proposal?.columns ?? []).map(({ columnIndex, field }) =>
    field === null ? ({ kind: 'ignore', columnIndex } as const) : ({ kind: 'accept', columnIndex } as const),
  );
  await service.review.edit({ fileId, label: 'Accepted all', edits });
  const approval = { fileId, expectedVersion: 0, expectedPosition: 1, reason: 'test' };
  const { version, runId } = begun(await service.review.approve(approval));
  await service.runs.finished({ runId });
  mappingId = version.mappingId;
  await world.close();
}, 60_000);
afterAll(() => fixture.remove());

it('runs the mapping of one sheet over all sheets of the same columns, and names those left out', async () => {
  const file = fixture.file('year.xlsx', workbookOf(year));
  const { out, exitCode } = await fixture.mapwright('run', file, '--all-sheets', '--mapping', mappingId);
  expect(exitCode).toBe(0);
  expect(out).toMatch('4 rows in, 3 out, 1 rejected');
  expect(out).toMatch('Sheets: North (2), South (2)\nLeft out: Old (hidden), Blank (blank)');
});

it('rejects rows by the name of their sheet and their row in it', async () => {
  const file = fixture.file('year.xlsx', workbookOf(year));
  const { out } = await fixture.mapwright('run', file, '--all-sheets', '--target', packId, '--json');
  const answer = JSON.parse(out) as { sheets: object; outputs: { kind: string; path: string }[] };
  expect(answer.sheets).toMatchObject({
    read: [
      { name: 'North', index: 0, rowCount: 2 },
      { name: 'South', index: 1, rowCount: 2 },
    ],
    left: [
      { name: 'Old', reason: 'hidden' },
      { name: 'Blank', reason: 'blank' },
    ],
  });
  const rejects = answer.outputs.find(({ kind }) => kind === 'rejects-csv');
  const records: Record<string, string>[] = parse(readFileSync(rejects?.path ?? '', 'utf8'), {
    columns: true,
  });
  expect(records).toMatchObject([
    { line: '5', record: '4', sheet: 'South', original: 'Ito,no address,Cee,South' },
  ]);
});

it('leaves the file for a person where a sheet has most of the columns only', async () => {
  const more: RowsSheet = {
    name: 'East',
    rows: [
      [...header, 'Since'],
      [...lead(5), 1999],
      [...lead(6), 2004],
    ],
  };
  const file = fixture.file('more.xlsx', workbookOf([...year, more]));
  const { messages, exitCode } = await fixture.mapwright('run', file, '--all-sheets', '--mapping', mappingId);
  expect(exitCode).toBe(1);
  expect(messages.at(-1)).toMatch('the sheet East may be meant and was left out');
});

it('runs a single sheet without being asked for all', async () => {
  const file = fixture.file('year.xlsx', workbookOf(year));
  const { out } = await fixture.mapwright('run', file, '--mapping', mappingId);
  expect(out).toMatch('2 rows in, 2 out');
  expect(out).not.toMatch('Sheets:');
});

it('shows which sheets have the same columns and which are hidden', async () => {
  const file = fixture.file('year.xlsx', workbookOf(year));
  const { out } = await fixture.mapwright('analyze', file);
  expect(out).toMatch('Sheets of the same columns: North, South, Old');
  expect(out).toMatch('sheet Old (hidden)');
  expect(out).toMatch('Sheets without a table: Blank');
});

it('runs each sheet and table of other columns by itself, and says which waits for a mapping', async () => {
  const webinar: RowsSheet = {
    name: 'Webinar',
    rows: [
      ['Full name', 'E-mail address', 'Organisation', 'Country'],
      ['Bo Lund', 'bo@example.org', 'Works', 'Sweden'],
    ],
  };
  const file = fixture.file('fair.xlsx', workbookOf([tab('North', lead(1), lead(2)), webinar]));
  const { out, exitCode } = await fixture.mapwright(
    'run',
    file,
    '--each-sheet',
    '--target',
    packId,
    '--json',
  );
  const text = [header, lead(1), lead(2), [], ...(webinar.rows ?? [])]
    .map((cells) => cells.join(','))
    .join('\n');
  const both = fixture.file('both.csv', `${text}\nAl Lund,al@example.org,Works,Sweden\n`);
  const tables = await fixture.mapwright('run', both, '--each-sheet', '--target', packId, '--json');
  expect(
    tables.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { source: { name: 'both (table 2).csv' }, error: { code: 'NOT_READY' } },
    { source: { name: 'both (table 1).csv' }, run: { state: 'done' } },
  ]);
  const answers = out.trim().split('\n');
  expect(answers.map((line) => JSON.parse(line) as object)).toMatchObject([
    { source: { name: 'fair (North).xlsx' }, run: { state: 'done' } },
    { error: { code: 'NOT_READY' } },
  ]);
  expect(exitCode).toBe(1);
});

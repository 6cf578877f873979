import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../core/workbook/workbookFixture.ts';
import { type CommandFixture, commandFixture } from './commandFixture.ts';

interface Answer {
  readonly source: { readonly name: string; readonly path: string };
  readonly tables?: readonly { readonly rowCount: number }[];
  readonly error?: { readonly code: string };
  readonly correspondences?: readonly unknown[];
}

let fixture: CommandFixture;
let delivery: string;
const leads = 'Last name,E-mail,Company\nBerg,ana@example.org,Acme\nFofana,bo@example.org,Bee\n';
const names = ['delivery.zip › north/march.csv', 'delivery.zip › a..b.csv.gz', 'delivery.zip › secret.csv'];

beforeAll(() => {
  fixture = commandFixture();
  delivery = fixture.file(
    'delivery.zip',
    makeZip([
      { name: 'north/march.csv', text: leads },
      { name: 'a..b.csv.gz', data: gzipSync(leads) },
      { name: 'plan.pdf', text: '%PDF-1.4' },
      { name: 'secret.csv', text: leads, flags: 1 },
    ]),
  );
});
afterAll(() => fixture.remove());

function answersOf(out: string): readonly Answer[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

describe('mapwright analyze', () => {
  it('prints an object for each member of an archive, and says what it left out', async () => {
    const { out, messages, exitCode } = await fixture.mapwright('analyze', delivery, '--json');
    const answers = answersOf(out);
    expect(answers.map(({ source }) => source.name)).toEqual(names);
    expect(answers.map(({ source }) => source.path)).toEqual([delivery, delivery, delivery]);
    expect(answers.map(({ tables, error }) => tables?.[0]?.rowCount ?? error?.code)).toEqual([
      2,
      2,
      'SOURCE_PASSWORD',
    ]);
    expect(messages).toEqual(['Left out of delivery.zip: plan.pdf (a PDF).']);
    expect(exitCode).toBe(1);
  });

  it('goes on with the files behind an archive, good or bad, in a batch, too', async () => {
    const good = fixture.file('good.csv.gz', gzipSync(leads));
    const bad = fixture.file('bad.zip', makeZip([{ name: '../x.csv', text: leads }]));
    const list = fixture.file(
      'list.ndjson',
      [bad, delivery, good].map((file) => JSON.stringify({ file })).join('\n'),
    );
    const { out, exitCode } = await fixture.mapwright('analyze', '--batch', list);
    const answers = answersOf(out);
    expect(answers.map(({ source }) => source.name)).toEqual(['bad.zip', ...names, 'good.csv.gz']);
    expect(answers[0]?.error?.code).toBe('SOURCE_DAMAGED');
    expect(exitCode).toBe(1);
  });

  it('tells a person of the members', async () => {
    const { out, messages } = await fixture.mapwright('analyze', delivery);
    expect(out).toContain('north/march.csv');
    expect(messages.at(-1)).toContain('delivery.zip › secret.csv: secret.csv is protected by a password.');
  });

  it('writes rows under the names of members, none of which is a path', async () => {
    const rows = join(fixture.folder, 'rows');
    await fixture.mapwright('analyze', delivery, '--json', '--rows', rows);
    expect(readdirSync(rows).sort()).toEqual([
      'delivery.zip › a..b.csv.gz.csv',
      'delivery.zip › north › march.csv.csv',
    ]);
    expect(
      readFileSync(join(rows, 'delivery.zip › north › march.csv.csv'), 'utf8').split('\r\n'),
    ).toHaveLength(4);
  });

  it('names members in the items of the ingestion pipeline', async () => {
    const { out } = await fixture.mapwright('analyze', delivery, '--ingestion');
    expect(answersOf(out).map((item) => Reflect.get(item, 'file_name') as unknown)).toEqual(names);
  });
});

describe('mapwright propose', () => {
  it('proposes for each member, and says which', async () => {
    const { out, exitCode } = await fixture.mapwright('propose', delivery, '--target', 'crm.leads', '--json');
    const answers = answersOf(out);
    expect(answers.map(({ source }) => source.name)).toEqual(names);
    expect(answers.map((answer) => answer.correspondences?.length ?? answer.error?.code)).toEqual([
      3,
      3,
      'SOURCE_PASSWORD',
    ]);
    expect(exitCode).toBe(1);
  });

  it('takes a packed target where one file is in it', async () => {
    const target = fixture.file('target.csv.gz', gzipSync('surname,email\nx,a@example.org\n'));
    const source = fixture.file('source.csv', leads);
    const { exitCode } = await fixture.mapwright('propose', source, '--target', target, '--json');
    expect(exitCode).toBe(0);
    const several = await fixture.mapwright('propose', source, '--target', delivery, '--json');
    expect(answersOf(several.out)[0]?.error?.code).toBe('SOURCE_ARCHIVE');
  });
});

describe('mapwright run', () => {
  it('runs over each member, and leaves those that wait in the Inbox without the archive', async () => {
    const { out, exitCode } = await fixture.mapwright('run', delivery, '--target', 'crm.leads', '--json');
    const answers = answersOf(out);
    expect(answers.map(({ source }) => source.name)).toEqual(names);
    expect(answers.map(({ error }) => error?.code)).toEqual(['NOT_READY', 'NOT_READY', 'SOURCE_PASSWORD']);
    expect(exitCode).toBe(1);
    expect(readdirSync(join(fixture.folder, 'data', 'sources'))).toHaveLength(2);
    expect(existsSync(delivery)).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
let source: string;
let schema: string;

beforeAll(() => {
  fixture = commandFixture();
  source = fixture.file(
    'source.csv',
    'E-Mail,Start date,Zq\nana@example.org,2025-01-02,1\nbo@example.org,2025-02-03,2\n',
  );
  schema = fixture.file(
    'target.json',
    JSON.stringify({
      fields: [
        { name: 'start_date', type: 'date', description: 'First day' },
        { name: 'email', type: 'email', required: true },
        { name: 'phone', type: 'phone', required: true },
      ],
    }),
  );
});
afterAll(() => fixture.remove());

interface Answer {
  readonly target: string;
  readonly correspondences: readonly {
    readonly column: string;
    readonly field: string | null;
    readonly state: string;
    readonly ranked?: readonly { readonly field: string; readonly score: number }[];
  }[];
  readonly unmappedRequired: readonly string[];
}

const answer = (out: string): Answer => JSON.parse(out) as Answer;
const fields = (given: Answer): readonly (string | null)[] => given.correspondences.map(({ field }) => field);

describe('mapwright propose', () => {
  it('prints one object of the promised shape', async () => {
    const { out, exitCode } = await fixture.mapwright('propose', source, '--target', schema, '--json');
    const given = answer(out);
    expect(exitCode).toBe(0);
    expect(Object.keys(given)).toEqual(['target', 'correspondences', 'unmappedRequired']);
    expect(given.target).toBe(schema);
    expect(fields(given)).toEqual(['email', 'start_date', null]);
    expect(given.unmappedRequired).toEqual(['phone']);
    expect(given.correspondences[0]).toMatchObject({
      column: 'E-Mail',
      columnIndex: 0,
      state: expect.stringMatching(/^(auto|review)$/),
      confidence: expect.any(Number),
      reasons: expect.arrayContaining([expect.any(String)]),
      alternatives: expect.any(Array),
    });
    expect(given.correspondences[2]?.state).toBe('none');
    expect(given.correspondences[0]).not.toHaveProperty('ranked');
  });

  it('ranks the fields of each column where asked to, best first', async () => {
    const { out } = await fixture.mapwright('propose', source, '--target', schema, '--json', '--ranked');
    const [email] = answer(out).correspondences;
    expect(email?.ranked?.[0]?.field).toBe('email');
    const scores = (email?.ranked ?? []).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('takes a pack by its name', async () => {
    const { out } = await fixture.mapwright('propose', source, '--target', 'crm.leads', '--json');
    expect(fields(answer(out))[0]).toBe('email');
  });

  it('takes a CSV whose header and values stand for the fields', async () => {
    const target = fixture.file(
      'target.csv',
      'mail,begin,begin\nx@example.net,2024-05-06,\ny@example.net,2024-05-07,\n',
    );
    const { out } = await fixture.mapwright('propose', source, '--target', target, '--json');
    expect(fields(answer(out)).slice(0, 2)).toEqual(['mail', 'begin']);
  });

  it('takes a source of which only names and descriptions are known', async () => {
    const columns = fixture.file(
      'columns.json',
      JSON.stringify({
        columns: [{ name: 'email address' }, { name: 'start_date', description: 'First day' }],
      }),
    );
    const { out } = await fixture.mapwright('propose', columns, '--target', schema, '--json');
    expect(fields(answer(out))).toEqual(['email', 'start_date']);
  });

  it('answers a batch with values for the target and descriptions for the source', async () => {
    const values = fixture.file('values.csv', 'email,start_date\nz@example.com,2025-03-04\n');
    const described = fixture.file(
      'described.json',
      JSON.stringify({ fields: [{ name: 'Zq', description: 'phone' }] }),
    );
    const list = fixture.file(
      'propose.ndjson',
      [
        { file: source, target: schema, targetValues: values, sourceSchema: described },
        { file: 'none.csv', target: schema },
        { file: source, target: 'no.such.pack' },
      ]
        .map((job) => JSON.stringify(job))
        .join('\n'),
    );
    const { out, exitCode } = await fixture.mapwright('propose', '--batch', list);
    const [first, second, third] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(fields(first as Answer).slice(0, 2)).toEqual(['email', 'start_date']);
    expect(second).toMatchObject({ error: { code: 'SOURCE_UNREADABLE' } });
    expect(third).toMatchObject({
      error: { code: 'NOT_FOUND', remedy: expect.stringContaining('crm.leads') },
    });
    expect(exitCode).toBe(3);
  });

  it('shows a person a table, and what is still without a column', async () => {
    const { out } = await fixture.mapwright('propose', source, '--target', schema);
    expect(out).toMatch(/1 {2}E-Mail {6}email/);
    expect(out).toContain('Required fields without a column: phone');
  });

  it('says what is wrong with a schema', async () => {
    const broken = fixture.file('broken.json', '{"fields": [{"name": ""}]}');
    const { messages, exitCode } = await fixture.mapwright('propose', source, '--target', broken);
    expect(messages[0]).toContain('broken.json');
    expect(exitCode).toBe(2);
  });
});

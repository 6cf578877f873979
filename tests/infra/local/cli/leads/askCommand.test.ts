import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
beforeAll(() => {
  fixture = commandFixture();
});
afterAll(() => fixture.remove());

const query = {
  subject: { kind: 'runs' },
  where: [{ field: 'state', test: { op: 'is', values: ['failed'] } }],
  groups: [],
  measures: [{ kind: 'count' }],
  order: [],
  limit: null,
  columns: null,
};

describe('mapwright ask', { timeout: 60_000 }, () => {
  it('says what it understood and answers', async () => {
    const { exitCode, out } = await fixture.mapwright(
      'ask',
      'how',
      'many failed runs this week',
      '--zone',
      'Europe/Berlin',
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('Asked for: Number of runs: state is Failed, started this week');
    expect(out).toContain('No runs: state is Failed, started this week.');
  });

  it('prints reading and answer as JSON, and takes the query back from a file', async () => {
    const { out } = await fixture.mapwright('ask', 'how many failed runs', '--json');
    const told = JSON.parse(out) as { reading: { query: unknown }; answer: { rows: unknown[] } };
    expect(told.reading.query).toEqual(query);
    expect(told.answer.rows).toMatchObject([{ cells: [0] }]);
    const file = fixture.file('query.json', JSON.stringify(told.reading.query));
    expect((await fixture.mapwright('ask', '--query', file, '--csv')).out).toBe('Number\r\n0\r\n');
  });

  it('ends with 1 where nothing was understood, or more was asked for than looking up', async () => {
    const odd = await fixture.mapwright('ask', 'colourless green ideas');
    expect([odd.exitCode, odd.messages.at(-1)]).toEqual([1, expect.stringContaining('not understood')]);
    const order = await fixture.mapwright('ask', 'delete all runs');
    expect([order.exitCode, order.messages.at(-1)]).toEqual([
      1,
      expect.stringContaining('nothing was deleted'),
    ]);
  });

  it('takes leads for leads where none are loaded yet', async () => {
    const { exitCode, out, messages } = await fixture.mapwright(
      'ask',
      'leads from Singapore without a phone since March',
    );
    expect([exitCode, messages]).toEqual([0, []]);
    expect(out).toContain('No leads: country is SG, no phone, loaded since March.');
  });

  it('refuses a file that is no query', async () => {
    const file = fixture.file('odd.json', JSON.stringify({ ...query, sql: 'DROP TABLE run' }));
    const { exitCode, messages } = await fixture.mapwright('ask', '--query', file);
    expect([exitCode, messages.join(' ')]).toEqual([2, expect.stringContaining('is no query')]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandFixture, commandFixture } from '../commandFixture.ts';

let fixture: CommandFixture;
beforeAll(() => {
  fixture = commandFixture();
});
afterAll(() => fixture.remove());

const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

describe('mapwright packs', () => {
  it('lists the packs of the app, one object a line on request', async () => {
    const { out, exitCode } = await fixture.mapwright('packs', '--json');
    expect(exitCode).toBe(0);
    const packs = lines(out).map((line) => JSON.parse(line) as { id: string; kind: string });
    expect(packs.map(({ id }) => id)).toContain('crm.leads');
    expect(packs.every(({ kind }) => kind === 'builtIn')).toBe(true);
    expect((await fixture.mapwright('packs')).out).toMatch(/crm\.leads .*with the app/);
  });

  it('shows what a file would become and saves it only where that is wanted', async () => {
    const file = fixture.file(
      'invoices.sql',
      "CREATE TABLE invoices (no varchar(12) NOT NULL PRIMARY KEY, paid decimal(10,2), state text CHECK (state IN ('open','paid')));",
    );
    const looked = await fixture.mapwright('packs', 'import', file);
    expect(looked.out).toMatch(/no +string ≤ 12 +yes/);
    expect(looked.messages.at(-1)).toMatch(
      /^Nothing was saved\. With --yes it becomes the new pack invoices\./,
    );
    expect((await fixture.mapwright('packs')).out).not.toContain('invoices');

    const saved = await fixture.mapwright('packs', 'import', file, '--yes', '--as', 'own.invoices');
    expect(saved.messages.at(-1)).toBe('invoices is saved as own.invoices, version 1.');
    const again = await fixture.mapwright('packs', 'import', file, '--yes', '--as', 'own.invoices', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ version: 2, kind: 'sql', errors: [] });
    expect((await fixture.mapwright('packs')).out).toMatch(/own\.invoices .*here/);
  }, 20_000);

  it('gives a pack away as JSON that it reads back as it was', async () => {
    const { out } = await fixture.mapwright('packs', 'export', 'crm.leads');
    const file = fixture.file('leads.pack.json', out);
    const checked = await fixture.mapwright('packs', 'check', file, '--json');
    expect(checked.exitCode).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ id: 'crm.leads', errors: [] });
    const shown = await fixture.mapwright('packs', 'show', 'crm.leads', '--json');
    const read = await fixture.mapwright('packs', 'import', file, '--json', '--as', 'x');
    expect(JSON.parse(read.out).pack).toEqual({ ...JSON.parse(shown.out), id: 'x' });
  }, 20_000);

  it('lists every error of a pack by its path, and ends with 1', async () => {
    const pack = {
      id: 'a b',
      title: 'T',
      version: '1',
      fields: [
        { name: 'a', type: 'money' },
        { name: 'a', type: 'enum', maxLength: 0 },
      ],
    };
    const { out, exitCode } = await fixture.mapwright(
      'packs',
      'check',
      fixture.file('bad.json', JSON.stringify(pack)),
    );
    expect(exitCode).toBe(1);
    expect(lines(out).map((line) => line.split(':')[0])).toEqual([
      'error    id',
      'error    fields[0].type',
      'error    fields[1].maxLength',
      'bad.json',
    ]);
  });

  it('does not save a pack with a rule of a newer version without it', async () => {
    const pack = {
      id: 'own.visits',
      title: 'Visits',
      version: '1',
      about: '',
      fields: [{ name: 'no', label: 'No', type: 'string', required: true }],
      expectations: [{ rule: { kind: 'astrology' }, severity: 'high', message: 'The stars agree.' }],
    };
    const file = fixture.file('visits.json', JSON.stringify(pack));
    const { messages, exitCode } = await fixture.mapwright('packs', 'import', file, '--yes');
    expect(exitCode).toBe(1);
    expect(messages.join()).toContain('a newer Mapwright may');
    expect((await fixture.mapwright('packs')).out).not.toContain('own.visits');
  });

  it('does not take an id that comes with the app', async () => {
    const file = fixture.file('names.csv', 'a,b\n');
    const { exitCode, messages } = await fixture.mapwright(
      'packs',
      'import',
      file,
      '--yes',
      '--as',
      'crm.leads',
    );
    expect(exitCode).toBe(1);
    expect(messages).toContainEqual(expect.stringMatching(/^error: id: crm\.leads is the id of /));
  });

  it.each([
    [['packs', 'show'], 'needs the id'],
    [['packs', 'show', 'nobody'], 'There is no pack nobody'],
    [['packs', 'make'], 'There is no packs make'],
    [['packs', 'show', 'a', '--yes'], 'belong to packs import'],
    [['packs', 'check', 'a', 'b'], 'one pack or file'],
  ])('says what is wrong with %j', async (parameters, words) => {
    const { exitCode, messages } = await fixture.mapwright(...parameters);
    expect(exitCode).toBe(2);
    expect(messages[0]).toContain(words);
  });
});

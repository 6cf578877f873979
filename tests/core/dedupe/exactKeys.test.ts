import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactKeys, type KeyGroups } from '../../../core/dedupe/exactKeys.ts';
import { EntryReader, EntryWriter } from '../../../core/dedupe/keyEntries.ts';
import { KeyTable } from '../../../core/dedupe/keyTable.ts';
import { keyTally } from '../../../core/dedupe/keyTally.ts';
import { rowKey } from '../../../core/dedupe/rowKey.ts';
import { schemaOf } from '../apply/fixture.ts';
import { memoryScratch } from './memoryScratch.ts';

const schema = schemaOf([{ name: 'mail', type: 'email' }, { name: 'no' }]);

interface Row {
  readonly mail: string | null;
  readonly rejected?: boolean;
}

async function groupsOf(
  rows: readonly Row[],
  cuts: readonly number[] = [],
  scratch = memoryScratch(),
): Promise<KeyGroups> {
  const key = rowKey(schema, ['mail']);
  const keys = exactKeys(key.fields, scratch);
  const ends = [...cuts, rows.length].toSorted((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    const tally = keyTally(key);
    for (let row = from; row < end; row += 1) {
      const { mail = null, rejected = false } = rows[row] ?? {};
      tally.add({
        source: { rowIndex: row, record: row + 1, line: row + 2, byteOffset: 0, cells: [] },
        values: [mail, null],
        problems: rejected ? [{ field: 'no', code: 'TOO_LONG', raw: '' }] : [],
      });
    }
    from = Math.max(from, end);
    await keys.merge(tally.part());
  }
  const groups = await keys.groups();
  await keys.dispose();
  return groups;
}

const addresses = fc.array(
  fc.record({
    mail: fc.option(fc.constantFrom('a@x.de', 'A@x.de', 'b@x.de', 'é@x.de', 'c@x.de', '')),
    rejected: fc.boolean(),
  }),
  { maxLength: 60 },
);

describe('exactKeys', () => {
  it('finds what a plain list of rows by key finds, in whatever parts the rows come', async () => {
    await fc.assert(
      fc.asyncProperty(addresses, fc.array(fc.nat(60), { maxLength: 5 }), async (rows, cuts) => {
        const byKey = new Map<string, number[]>();
        rows.forEach(({ mail }, row) => {
          if (mail === null || mail === '') return;
          byKey.set(mail.toLowerCase(), [...(byKey.get(mail.toLowerCase()) ?? []), row]);
        });
        const expected = [...byKey.values()].filter((group) => group.length > 1);
        const found = await groupsOf(
          rows,
          cuts.map((cut) => Math.min(cut, rows.length)),
        );
        const groups = [...found.starts.subarray(1)].map((end, group) => [
          ...found.rows.subarray(found.starts[group], end),
        ]);
        expect(groups).toEqual(expected);
        expect(found.count).toMatchObject({
          key: ['mail'],
          groups: expected.length,
          rows: expected.flat().length - expected.length,
        });
        expect(found.count.examples.map(({ rows: named }) => named)).toEqual(expected);
        const later = expected.flatMap((group) =>
          group.filter((row) => rows[row]?.rejected === false).slice(1),
        );
        expect([...found.later]).toEqual(later.toSorted((a, b) => a - b));
      }),
    );
  });

  it('spills what does not fit into memory, gives it back, and answers the same', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => ({
      mail: `person${n % 20_000}.${'x'.repeat(300)}@example.org`,
    }));
    const scratch = memoryScratch();
    const { count, later } = await groupsOf(rows, [7_000, 15_000], scratch);
    expect(scratch.written()).toBeGreaterThan(1_000_000);
    expect(scratch.rooms()).toBe(0);
    expect(count).toMatchObject({ groups: 10_000, rows: 10_000 });
    expect(count.examples).toHaveLength(100);
    expect(count.examples[0]?.rows).toEqual([0, 20_000]);
    expect(later[0]).toBe(20_000);
    expect(later).toHaveLength(10_000);
  });

  it('takes no room for a small table', async () => {
    const scratch = memoryScratch();
    await groupsOf([{ mail: 'a@x.de' }, { mail: 'a@x.de' }], [], scratch);
    expect(scratch.written()).toBe(0);
  });

  it('names a thousand rows of one address as one group, of which twenty are shown', async () => {
    const { count } = await groupsOf(Array.from({ length: 1_000 }, () => ({ mail: 'info@x.de' })));
    expect(count).toMatchObject({ groups: 1, rows: 999 });
    expect(count.examples[0]).toMatchObject({ value: 'info@x.de' });
    expect(count.examples[0]?.rows).toHaveLength(20);
  });

  it('tells keys apart that are longer than what is kept of them', async () => {
    const long = 'a'.repeat(5_000);
    const { count } = await groupsOf([{ mail: `${long}1` }, { mail: `${long}2` }, { mail: `${long}1` }]);
    expect(count.examples.map(({ rows }) => rows)).toEqual([[0, 2]]);
  });
});

describe('KeyTable', () => {
  it('tells keys apart whose digests are the same', () => {
    const writer = new EntryWriter();
    for (const [row, key] of ['one', 'two', 'one'].entries()) writer.add(key, row, false);
    const bytes = writer.take();
    const entry = new EntryReader(bytes);
    const table = new KeyTable();
    for (let at = 0; at < bytes.length; at = entry.end) {
      entry.read(at);
      entry.low = 7;
      entry.high = 7;
      table.add(bytes, entry);
    }
    expect([...table.repeated()].map(({ rows }) => rows)).toEqual([[0, 2]]);
  });
});

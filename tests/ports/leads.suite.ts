import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  asLeadId,
  type Lead,
  type LeadCounts,
  type LeadRow,
  type LeadSource,
} from '../../core/model/lead.ts';
import type { LeadQuery, LeadStore } from '../../core/ports/leadStore.ts';
import { findFields, leadPack, leadRow, leadSource } from './leadExamples.ts';

/** One world's leads. */
export interface LeadsUnderTest {
  /** Empty ones of their own. */
  open(): Promise<LeadStore>;
  /** The same data, as another process sees it. */
  openAgain(): Promise<LeadStore>;
  dispose(): Promise<void>;
}

const at = '2025-03-01T00:00:00.000Z';
const later = '2025-03-02T00:00:00.000Z';
const inOrder = { first: 0, count: 200, descending: false };
const everybody: LeadQuery = { packId: leadPack, findFields };
const by = { at: later, by: 'Ana', keyFields: ['email'], findFields };

const byText = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1);
const said = ({ values }: Lead): Readonly<Record<string, string | null>> =>
  Object.fromEntries(values.map(({ field, value }) => [field, value]));

/** What every world's leads promise. */
export function describeLeads(name: string, makeWorld: () => LeadsUnderTest): void {
  describe(`leads: ${name}`, () => {
    let world: LeadsUnderTest;
    let store: LeadStore;
    beforeEach(async () => {
      world = makeWorld();
      store = await world.open();
    });
    afterEach(() => world.dispose());

    const all = async (): Promise<readonly Lead[]> => {
      const leads: Lead[] = [];
      for (let first = 0; ; first += 200) {
        const page = await store.page(leadPack, { ...inOrder, first });
        leads.push(...page);
        if (page.length < 200) return leads;
      }
    };
    const finds = async (query: LeadQuery, limit = 50): Promise<readonly Lead[]> => {
      const leads: Lead[] = [];
      for (let after: string | null = null; ; ) {
        const answer = await store.find(query, { after, limit });
        expect(answer.leads.length).toBeLessThanOrEqual(limit);
        leads.push(...answer.leads);
        if (answer.next === null) return leads;
        after = answer.next;
      }
    };
    const names = (leads: readonly Lead[]): readonly (string | null | undefined)[] =>
      leads.map((lead) => said(lead)['name']);

    it('keeps a row as a lead with where each value is from', async () => {
      const source = leadSource('r1');
      const row: LeadRow = {
        ...leadRow(4, { email: 'Ana@x.org', name: 'Ana', phone: '+4930123' }),
        values: [
          { field: 'email', value: 'Ana@x.org' },
          { field: 'phone', value: '+4930123', raw: '030/123' },
        ],
      };
      expect(await store.take(source, [row], at)).toEqual({ added: 1, updated: 0, same: 0 });
      const lead = await (await world.openAgain()).byKey(leadPack, 'ana@x.org');
      expect(lead).toMatchObject({ packId: leadPack, version: 1, createdAt: at, changedAt: at });
      expect(await store.get(lead?.id ?? asLeadId(''))).toEqual(lead);
      const [entry] = await store.history(lead?.id ?? asLeadId(''));
      expect(entry).toMatchObject({
        kind: 'row',
        told: 'added',
        fileName: 'r1.csv',
        row: 4,
        place: '6',
        values: row.values,
      });
      expect(lead?.values.every(({ stamp }) => stamp === entry?.stamp)).toBe(true);
      expect(lead?.id).not.toContain('x.org');
    });

    it('has one lead an address, which later files update and never empty', async () => {
      await store.take(leadSource('r1', 1), [leadRow(0, { email: 'a@x.org', name: 'A', city: 'Bonn' })], at);
      const told = await store.take(
        leadSource('r2', 2),
        [leadRow(0, { email: 'A@x.org', name: 'Anna' }), leadRow(1, { email: 'a@x.org', name: 'Anna' })],
        later,
      );
      expect(told).toEqual({ added: 0, updated: 1, same: 1 });
      const [lead, ...others] = await all();
      expect(others).toEqual([]);
      expect(said(lead as Lead)).toEqual({ email: 'a@x.org', name: 'Anna', city: 'Bonn' });
      expect(lead).toMatchObject({ createdAt: at, changedAt: later, version: 2 });
      expect(await store.history(lead?.id ?? asLeadId(''))).toHaveLength(3);
    });

    it('takes each row once, and tells of it again what it told first', async () => {
      const rows = Array.from({ length: 40 }, (_, n) =>
        leadRow(n, { email: `${n % 30}@x.org`, name: `N${n}` }),
      );
      const first = await store.take(leadSource('r1'), rows, at);
      expect(first).toEqual({ added: 30, updated: 10, same: 0 });
      const before = await all();
      const second = await world.openAgain();
      expect(await second.take(leadSource('r1'), rows.toReversed(), later)).toEqual(first);
      expect(await all()).toEqual(before);
      expect(await store.count(leadPack)).toBe(30);
    });

    it('keeps rows without a key as leads of their own, once each', async () => {
      const rows = [leadRow(0, { name: 'A' }), leadRow(1, { name: 'A' })];
      for (let n = 0; n < 2; n++)
        expect(await store.take(leadSource('r1'), rows, at)).toEqual({ added: 2, updated: 0, same: 0 });
      expect(await store.count(leadPack)).toBe(2);
    });

    it('makes one lead of a thousand rows with one address, however many write at once', async () => {
      const rows = Array.from({ length: 1_000 }, (_, n) => leadRow(n, { email: 'a@x.org', name: `N${n}` }));
      const second = await world.openAgain();
      const half = (from: number) => rows.slice(from, from + 500);
      const answers = await Promise.all([
        store.take(leadSource('r1'), half(0), at),
        second.take(leadSource('r1'), half(500), at),
      ]);
      const sum = answers.reduce((counted, { added, updated, same }) => counted + added + updated + same, 0);
      expect(sum).toBe(1_000);
      expect(answers.reduce((counted, { added }) => counted + added, 0)).toBe(1);
      expect(await store.count(leadPack)).toBe(1);
      const [lead] = await all();
      expect(said(lead as Lead)['name']).toBe('N999');
      expect(await store.history(lead?.id ?? asLeadId(''))).toHaveLength(1_000);
    }, 60_000);

    it('comes to the same leads and counts in whatever order rows come, doubled or not', async () => {
      const value = fc.constantFrom('Bonn', 'Ulm', 'Rom');
      const fields = fc.record(
        { email: fc.constantFrom('a@x.org', 'A@x.org', 'b@x.org', 'c@x.org'), city: value, name: value },
        { requiredKeys: ['city'] },
      );
      const runs = fc.array(fc.array(fields, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
      const end = async (
        order: readonly { readonly source: LeadSource; readonly rows: readonly LeadRow[] }[],
      ): Promise<unknown> => {
        const other = makeWorld();
        const one = await other.open();
        const counts: LeadCounts[] = [];
        for (const { source, rows } of order) counts.push(await one.take(source, rows, at));
        const leads = await one.page(leadPack, inOrder);
        const total = await one.count(leadPack);
        await other.dispose();
        expect(total).toBe(leads.length);
        return leads
          .map(({ values }) => values.toSorted((a, b) => (a.field < b.field ? -1 : 1)))
          .map((values) => JSON.stringify(values))
          .toSorted(byText);
      };
      await fc.assert(
        fc.asyncProperty(runs, fc.infiniteStream(fc.nat(1_000)), async (files, chance) => {
          const batches = files.flatMap((rows, n) =>
            rows.map((row, at_) => ({
              source: leadSource(`r${n}`, n + 1),
              rows: [leadRow(at_, row as Readonly<Record<string, string>>)],
            })),
          );
          const doubled = [...batches, ...batches.filter(() => (chance.next().value as number) % 3 === 0)];
          const drawn = doubled
            .map((batch) => ({ batch, place: chance.next().value as number }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ batch }) => batch);
          expect(await end(drawn)).toEqual(await end(batches));
        }),
        { numRuns: 8 },
      );
    }, 60_000);

    it('pages through all leads by their place, forth and back, and ends at the last', async () => {
      const rows = Array.from({ length: 430 }, (_, n) => leadRow(n, { email: `${n}@x.org`, name: `N${n}` }));
      await store.take(leadSource('r1'), rows.slice(0, 10), at);
      await (await world.openAgain()).take(leadSource('r2', 2), rows.slice(10, 420), at);
      await store.take(leadSource('r3', 3), rows.slice(420), at);
      const given = rows.map((_, n) => `N${n}`);
      // What several processes take in within a minute may stand between each other.
      const expected = names(await all());
      expect(expected.filter((one) => given.slice(10, 420).includes(String(one)))).toEqual(
        given.slice(10, 420),
      );
      expect(new Set(expected)).toEqual(new Set(given));
      expect(await store.count(leadPack)).toBe(430);
      for (const first of [0, 5, 199, 380, 429])
        expect(names(await store.page(leadPack, { first, count: 50, descending: false }))).toEqual(
          expected.slice(first, first + 50),
        );
      for (const first of [0, 20, 400])
        expect(names(await store.page(leadPack, { first, count: 50, descending: true }))).toEqual(
          expected.toReversed().slice(first, first + 50),
        );
      for (const first of [430, 1_000, -1])
        expect(await store.page(leadPack, { first, count: 50, descending: false })).toEqual([]);
      expect(names(await finds(everybody, 100))).toEqual(expected);
    }, 60_000);

    it('has no leads where nothing was taken in', async () => {
      expect(await store.count(leadPack)).toBe(0);
      expect(await store.page(leadPack, inOrder)).toEqual([]);
      expect(await store.find(everybody, { after: null, limit: 5 })).toEqual({ leads: [], next: null });
      expect(await store.get(asLeadId('L5'))).toBeUndefined();
      expect(await store.history(asLeadId('L5'))).toEqual([]);
      expect(await store.byKey(leadPack, 'a@x.org')).toBeUndefined();
    });

    it('finds by whole values, words, missing ones, addresses and time', async () => {
      const rows = [
        leadRow(0, { email: 'a@x.org', name: 'Ana Berg', country: 'DE', company: 'Firm One', phone: '1' }),
        leadRow(1, { email: 'b@x.org', name: 'Bo Lund', country: 'SE', company: 'firm one' }),
        leadRow(2, { email: 'c@x.org', name: 'Cy Berger', country: 'de', company: 'Other' }),
      ];
      await store.take(leadSource('r1'), rows, at);
      await store.take(leadSource('r2', 2), [leadRow(0, { email: 'b@x.org', city: 'Lund' })], later);
      const of = async (query: Partial<LeadQuery>): Promise<unknown> =>
        names(await finds({ ...everybody, ...query }, 1))
          .map(String)
          .toSorted(byText);
      const is = (field: string, value: string) => ({ fields: [{ field, value }] });
      expect(await of(is('country', 'De'))).toEqual(['Ana Berg', 'Cy Berger']);
      expect(await of(is('company', ' Firm one '))).toEqual(['Ana Berg', 'Bo Lund']);
      expect(await of({ fields: [...is('country', 'DE').fields, ...is('company', 'Other').fields] })).toEqual(
        ['Cy Berger'],
      );
      expect(await of(is('phone', ''))).toEqual(['Bo Lund', 'Cy Berger']);
      expect(await of({ words: ['ber', 'c@x'] })).toEqual(['Cy Berger']);
      expect(await of({ changedSince: later })).toEqual(['Bo Lund']);
      expect(await of({ changedSince: at })).toHaveLength(3);
      expect(await of({ changedSince: at, changedBefore: later })).toHaveLength(2);
      expect(await of({ changedSince: later, changedBefore: at })).toEqual([]);
      expect(
        await of({ fields: [...is('company', 'Firm one').fields, ...is('company', 'Other').fields] }),
      ).toHaveLength(3);
      const changed = async (first: number, count: number, descending: boolean) =>
        names(await store.pageByChange(leadPack, { first, count, descending }));
      expect(await changed(0, 1, true)).toEqual(['Bo Lund']);
      expect(await changed(2, 5, false)).toEqual(['Bo Lund']);
      expect([...(await changed(1, 1, true)), ...(await changed(2, 1, true))].toSorted(byText)).toEqual([
        'Ana Berg',
        'Cy Berger',
      ]);
      expect(await changed(3, 5, true)).toEqual([]);
      expect(await of({ key: 'c@x.org' })).toEqual(['Cy Berger']);
      expect(await of({ key: 'd@x.org' })).toEqual([]);
      await expect(store.find(everybody, { after: 'nonsense', limit: 1 })).rejects.toMatchObject({
        code: 'USAGE',
      });
    });

    it('keeps what a person typed, against any file', async () => {
      await store.take(leadSource('r1'), [leadRow(0, { email: 'a@x.org', name: 'A', city: 'Bonn' })], at);
      const [lead] = await all();
      const id = lead?.id ?? asLeadId('');
      const change = { id, version: 1, at: later, by: 'Ana', reason: 'called', findFields };
      const values = [
        { field: 'name', value: 'Anna' },
        { field: 'city', value: null },
      ];
      const edited = await store.edit({ ...change, values });
      expect(said(edited)).toEqual({ email: 'a@x.org', name: 'Anna', city: null });
      await store.take(
        leadSource('r2', 2),
        [leadRow(0, { email: 'a@x.org', name: 'B', city: 'Ulm' })],
        later,
      );
      expect(said((await store.get(id)) as Lead)).toEqual({ email: 'a@x.org', name: 'Anna', city: null });
      await expect(store.edit({ ...change, values })).rejects.toMatchObject({ code: 'RECORD_CHANGED' });
      await expect(store.edit({ ...change, id: asLeadId('L99'), values })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });

      const entry = (await store.history(id)).find(({ kind }) => kind === 'edit');
      expect(entry).toMatchObject({ by: 'Ana', reason: 'called', undone: null });
      const undone = await store.undo(id, entry?.stamp ?? '', by);
      // What the file said meanwhile counts.
      expect(said(undone)).toEqual({ email: 'a@x.org', name: 'B', city: 'Ulm' });
      await expect(store.undo(id, entry?.stamp ?? '', by)).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
      expect((await store.history(id)).find(({ kind }) => kind === 'edit')).toMatchObject({
        undone: { by: 'Ana' },
      });
    });

    it('lets one of several edits at once win', async () => {
      await store.take(leadSource('r1'), [leadRow(0, { email: 'a@x.org', name: 'A' })], at);
      const id = (await all())[0]?.id ?? asLeadId('');
      const second = await world.openAgain();
      const change = { id, version: 1, at: later, by: 'Ana', reason: '', findFields };
      const answers = await Promise.allSettled(
        [store, second, store].map((one, n) =>
          one.edit({ ...change, values: [{ field: 'name', value: `N${n}` }] }),
        ),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.get(id)).toMatchObject({ version: 2 });
    });

    it('knows a lead by all addresses that it ever had, and gives none of them twice', async () => {
      const rows = [leadRow(0, { email: 'a@x.org', name: 'A' }), leadRow(1, { email: 'b@x.org', name: 'B' })];
      await store.take(leadSource('r1'), rows, at);
      const a = await store.byKey(leadPack, 'a@x.org');
      const id = a?.id ?? asLeadId('');
      const change = { id, version: 1, at: later, by: 'Ana', reason: '', findFields };
      const address = (value: string) => ({ key: value, values: [{ field: 'email', value }] });
      await expect(store.edit({ ...change, ...address('b@x.org') })).rejects.toMatchObject({
        code: 'RECORD_KEY_TAKEN',
      });
      expect(await store.get(id)).toEqual(a);
      await store.edit({ ...change, ...address('c@x.org') });
      expect((await finds({ ...everybody, key: 'a@x.org' })).length).toBe(0);
      expect(names(await finds({ ...everybody, key: 'c@x.org' }))).toEqual(['A']);
      const told = await store.take(
        leadSource('r2', 2),
        [leadRow(0, { email: 'c@x.org', city: 'Ulm' }), leadRow(1, { email: 'a@x.org', name: 'Anna' })],
        '2025-03-03T00:00:00.000Z',
      );
      expect(told).toEqual({ added: 0, updated: 2, same: 0 });
      expect(said((await store.get(id)) as Lead)).toEqual({ email: 'c@x.org', name: 'Anna', city: 'Ulm' });
      expect(await store.count(leadPack)).toBe(2);
      const entry = (await store.history(id)).find(({ kind }) => kind === 'edit');
      await expect(store.undo(id, entry?.stamp ?? '', by)).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
    });

    it('gives an address back with the edit that gave it', async () => {
      await store.take(leadSource('r1'), [leadRow(0, { email: 'a@x.org', name: 'A' })], at);
      const id = (await all())[0]?.id ?? asLeadId('');
      const values = [{ field: 'email', value: 'c@x.org' }];
      const change = { id, version: 1, at: later, by: 'Ana', reason: '', findFields };
      await store.edit({ ...change, values, key: 'c@x.org' });
      const entry = (await store.history(id)).find(({ kind }) => kind === 'edit');
      const undone = await store.undo(id, entry?.stamp ?? '', by);
      expect(said(undone)['email']).toBe('a@x.org');
      expect(await store.byKey(leadPack, 'c@x.org')).toBeUndefined();
      expect(names(await finds({ ...everybody, key: 'a@x.org' }))).toEqual(['A']);
    });
  });
}

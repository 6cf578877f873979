import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lead, LeadId } from '../../core/model/lead.ts';
import type { AskQuery } from '../../core/model/ask.ts';
import type { ExportWish } from '../../core/ports/exportApi.ts';
import type { LeadSort } from '../../core/ports/leadApi.ts';
import type { LeadStore } from '../../core/ports/leadStore.ts';
import type { PipelineLink } from '../../core/ports/pipelineLink.ts';
import { leadPack, leadRow, leadSource } from './leadExamples.ts';

/** A desk's way to leads, and what the pipeline keeps behind it. */
export interface LeadApiWorld {
  readonly link: Pick<PipelineLink, 'leads' | 'asks' | 'exports'>;
  /** Empty at first. */
  readonly store: LeadStore;
  /** The bytes behind a link. */
  read(url: string): Promise<Uint8Array>;
  dispose(): Promise<void>;
}

const pack = leadPack;
const by = 'ana@example.com';
const textIn = (lead: Lead | undefined, field: string) =>
  lead?.values.find((value) => value.field === field)?.value;

/** What every way to the leads of a pipeline does alike. @param open makes the world, once */
export function describeLeadApi(name: string, open: () => Promise<LeadApiWorld>): void {
  describe(`the leads of a pipeline: ${name}`, () => {
    let world: LeadApiWorld;
    beforeAll(async () => {
      world = await open();
      const rows = Array.from({ length: 45 }, (_, n) =>
        leadRow(n, {
          email: `ana${n}@example.org`,
          full_name: `Ana ${n}`,
          country: n % 3 === 0 ? 'SE' : 'DE',
          company: n === 7 ? '=1+1' : `Firm ${n}`,
        }),
      );
      await world.store.take(leadSource('r1'), rows, '2025-03-01T00:00:00.000Z');
    }, 60_000);
    afterAll(() => world?.dispose());
    const leadOf = async (words: readonly string[]): Promise<Lead> => {
      const { leads } = await world.link.leads.search({ pack, fields: [], words, after: null, limit: 2 });
      const [lead] = leads;
      if (lead === undefined) throw new Error('It was not found.');
      return lead;
    };

    it('are given in pages with the total, from the newest or the oldest, and none beyond the last', async () => {
      const page = (number: number, sort: LeadSort) =>
        world.link.leads.page({ pack, page: number, pageSize: 20, sort });
      const last = await page(3, 'arrived');
      expect([last.total, last.pages, last.first, last.last, last.leads.length]).toEqual([45, 3, 41, 45, 5]);
      expect(textIn((await page(1, '-arrived')).leads[0], 'full_name')).toBe('Ana 44');
      expect(await page(3, '-changed')).toMatchObject({ total: 45, first: 41, last: 45 });
      await expect(page(1_001, 'changed')).rejects.toMatchObject({ code: 'ASK_TOO_LONG' });
      expect(await page(4, 'arrived')).toMatchObject({ leads: [], total: 45, first: 0, last: 0 });
    });

    it('are found by whole values, by beginnings of words and by when they changed, page after page', async () => {
      const seen: (string | null | undefined)[] = [];
      for (let after: string | null = null, turns = 0; turns < 9; turns += 1) {
        const found = await world.link.leads.search({
          pack,
          fields: [{ field: 'country', value: 'se' }],
          words: [],
          after,
          limit: 10,
        });
        seen.push(...found.leads.map((lead) => textIn(lead, 'country')));
        after = found.next;
        if (after === null) break;
      }
      expect(seen).toEqual(Array.from({ length: 15 }, () => 'SE'));
      expect(textIn(await leadOf(['ana', '31']), 'full_name')).toBe('Ana 31');
      const none = await world.link.leads.search({
        pack,
        fields: [],
        words: [],
        changedSince: '2099-01-01T00:00:00.000Z',
        after: null,
        limit: 10,
      });
      expect(none).toEqual({ leads: [], next: null });
    });

    it('are changed by who saw them as they are, with a history that can be undone, and refused else', async () => {
      const { leads } = world.link;
      const { id, version } = await leadOf(['firm', '12']);
      const values = [{ field: 'city', value: 'Lyon' }];
      const { lead } = await leads.edit(id, { version, values, reason: 'She moved.', by });
      expect([textIn(lead, 'city'), lead.version]).toEqual(['Lyon', version + 1]);
      await expect(leads.edit(id, { version, values, reason: '', by })).rejects.toMatchObject({
        code: 'RECORD_CHANGED',
      });
      const taken = [{ field: 'email', value: 'ana1@example.org' }];
      await expect(
        leads.edit(id, { version: version + 1, values: taken, reason: '', by }),
      ).rejects.toMatchObject({ code: 'RECORD_KEY_TAKEN' });
      const { history } = await leads.get(id);
      const edit = history.at(-1);
      expect(edit).toMatchObject({ kind: 'edit', by, reason: 'She moved.' });
      expect(history[0]).toMatchObject({ kind: 'row', fileName: 'r1.csv', place: '14' });
      const stamp = edit?.stamp ?? '';
      expect(textIn((await leads.undo(id, { stamp, by })).lead, 'city')).toBeUndefined();
      await expect(leads.undo(id, { stamp, by })).rejects.toMatchObject({ code: 'UNDO_BLOCKED' });
      await expect(leads.get('none' as LeadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('are exported whole behind a link, as they are and so that no sheet reckons with them', async () => {
      const file = async (format: 'csv' | 'excel-csv' | 'xlsx') => {
        const made = await world.link.leads.export({ pack, format, after: null });
        expect([made.leads, made.next]).toEqual([45, null]);
        return world.read(made.url);
      };
      const text = new TextDecoder();
      expect(text.decode(await file('csv'))).toContain(',=1+1,');
      expect(text.decode(await file('excel-csv'))).not.toContain(',=1+1');
      expect(text.decode((await file('xlsx')).slice(0, 2))).toBe('PK');
    });

    it('are exported as a list shows them: its rows, order and columns, and by nobody else', async () => {
      const { exports, asks } = world.link;
      const list: AskQuery = {
        subject: { kind: 'records', packId: pack },
        where: [{ field: 'country', test: { op: 'is', values: ['SE'] } }],
        groups: [],
        measures: [],
        order: [{ by: { field: 'full_name' }, descending: true }],
        limit: null,
        columns: ['full_name', 'country'],
      };
      const wish = {
        query: list,
        words: [],
        format: 'csv',
        header: 'names',
        zone: 'UTC',
        asOf: null,
      } as const;
      const linesOf = async (other: Partial<ExportWish>): Promise<readonly string[]> => {
        const { state, files, rows } = await exports.begin({ ...wish, ...other }, by);
        const [file] = files;
        const text = new TextDecoder().decode(await world.read(file?.url ?? ''));
        const lines = text.trim().split(/\r?\n/);
        expect([state, files.length, file?.rows]).toEqual(['done', 1, rows]);
        return lines;
      };
      const { answer } = await asks.ask({ asked: { query: list }, zone: 'UTC', after: null, limit: 50 });
      const asked = answer?.rows.map(({ cells }) => cells.join(','));
      expect(asked).toHaveLength(15);
      expect(await linesOf({})).toEqual(['full_name,country', ...(asked ?? [])]);
      const all: AskQuery = { ...list, where: [], order: [], columns: ['full_name'] };
      const { leads } = await world.link.leads.page({ pack, page: 1, pageSize: 45, sort: '-arrived' });
      const arrived = leads.map((lead) => textIn(lead, 'full_name'));
      expect(await linesOf({ query: all, header: 'labels' })).toEqual(['Full Name', ...arrived]);
      expect(await linesOf({ query: all, format: 'json', words: ['ana', '31'] })).toEqual([
        '{"full_name":"Ana 31"}',
      ]);
      const counted: AskQuery = {
        ...list,
        where: [],
        order: [],
        columns: null,
        groups: [{ field: 'country', by: null }],
      };
      expect((await linesOf({ query: counted, format: 'excel-csv' })).slice(1)).toEqual([
        '"DE","30",""',
        '"SE","15",""',
      ]);
      const made = await exports.begin(wish, by);
      expect(await exports.goOn(made.exportId, by)).toMatchObject({ state: 'done', rows: 15 });
      for (const exportId of ['none', '../leads'])
        await expect(exports.goOn(exportId, by)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(exports.begin({ ...wish, words: ['ana'] }, by)).rejects.toMatchObject({ code: 'USAGE' });
    });

    it('are told by when they changed, and a later visit goes on from the last one', async () => {
      const seen = new Set<string>();
      let after: string | null = null;
      for (let turns = 0; turns < 9; turns += 1) {
        const asked = { pack, changedSince: '2025-01-01T00:00:00.000Z', after, limit: 20 };
        const found = await world.link.leads.changes(asked);
        for (const { id } of found.leads) seen.add(id);
        after = found.next;
        if (!found.more) break;
      }
      const { answer } = await world.link.asks.ask({
        asked: { question: 'how many leads changed since 2026', context: null },
        zone: 'UTC',
        after: null,
        limit: 5,
      });
      expect([answer?.query.where, answer?.found]).toEqual([
        [expect.objectContaining({ field: '@changed' })],
        1,
      ]);
      // The lead that was edited just now is left to a later visit.
      expect(seen.size).toBe(44);
      const again = await world.link.leads.changes({ pack, changedSince: null, after, limit: 20 });
      expect([again.leads, again.more]).toEqual([[], false]);
      const nowhere = world.link.leads.changes({ pack, changedSince: null, after: null, limit: 20 });
      await expect(nowhere).rejects.toMatchObject({ code: 'USAGE' });
    });

    it('tell which values a field has', async () => {
      const values = (field: string, text: string) =>
        world.link.asks.values({ subject: { kind: 'records', packId: pack }, field, text, limit: 50 });
      expect(await values('country', '')).toEqual([
        { value: 'DE', count: 30 },
        { value: 'SE', count: 15 },
      ]);
      expect((await values('company', 'firm 44')).map(({ value }) => value)).toEqual(['Firm 44']);
      await expect(values('shoe', '')).rejects.toMatchObject({ code: 'ASK_INVALID' });
    });

    it('are asked in words and by query, window after window', async () => {
      const window = { zone: 'Europe/Berlin', after: null, limit: 10 };
      const asked = await world.link.asks.ask({
        asked: { question: 'how many leads by country', context: null },
        ...window,
      });
      expect(asked.reading?.state).toBe('whole');
      expect(asked.answer?.rows.map(({ cells }) => cells)).toEqual(
        expect.arrayContaining([
          ['DE', 30],
          ['SE', 15],
        ]),
      );
      const drill = asked.answer?.rows.find(({ cells }) => cells[0] === 'SE')?.drill;
      if (!drill) throw new Error('It leads to no leads.');
      const first = await world.link.asks.ask({ asked: { query: drill }, ...window });
      const { next = null } = first.answer ?? {};
      const rest = await world.link.asks.ask({ asked: { query: drill }, ...window, after: next });
      const ids = [first, rest].flatMap(({ answer }) => answer?.rows.map(({ leadId }) => leadId) ?? []);
      expect([ids.length, new Set(ids).size, first.answer?.found]).toEqual([15, 15, 15]);
      await expect(
        world.link.asks.ask({ asked: { query: { ...drill, subject: { kind: 'runs' } } }, ...window }),
      ).rejects.toMatchObject({ code: 'ASK_INVALID' });
    });
  });
}

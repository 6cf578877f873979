import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Lead, LeadEntry } from '../../../core/model/lead.ts';
import type { LeadAsked } from '../../../core/ports/askApi.ts';
import type { ExportProgress } from '../../../core/ports/exportApi.ts';
import type { LeadChanges, LeadExport, LeadPage } from '../../../core/ports/leadApi.ts';
import { leadsText } from '../leadsText.ts';
import type { PipelineCloud } from '../pipelineCloud.ts';

/** What runs write becomes leads, which the API tells of. */
export function itKeepsLeads(opened: () => PipelineCloud): void {
  it('takes leads in once, with exact counts, and gives pages, searches, edits and exports of them', async () => {
    const { desk, cloud } = opened();
    const page = async (query = ''): Promise<LeadPage> =>
      (await desk.api('GET', `/leads${query}`)).body as LeadPage;
    const events = async (id: string): Promise<readonly { kind: string; detail: object }[]> =>
      (
        (await desk.api('GET', `/uploads/${id}/history`)).body as {
          events: { kind: string; detail: object }[];
        }
      ).events;
    const takenOf = async (id: string): Promise<object | undefined> => {
      await desk.until(id, 'done');
      for (let n = 0; n < 200; n += 1) {
        const taken = (await events(id)).find(({ kind }) => kind === 'leadsTaken');
        if (taken !== undefined) return taken.detail;
        cloud.clock.advance(5_000);
        await wait(250);
      }
      return undefined;
    };
    await desk.settled();
    const { total: before } = await page();
    const header = leadsText(1).split('\n')[0] ?? '';
    // Rows of nobody else, each address twice over both files.
    const first = await desk.put('raw/own-one.csv', `${header}\n${leadsText(300, 50_000)}`);
    expect(await takenOf(first)).toMatchObject({ added: 300, updated: 0, same: 0, failed: 0 });
    const second = await desk.put(
      'raw/own-two.csv',
      `${header}\n${leadsText(300, 50_100).replaceAll('Berlin', 'Bonn')}`,
    );
    expect(await takenOf(second)).toMatchObject({ added: 100, updated: 200, same: 0, failed: 0 });
    const all = await page('?pageSize=200&sort=arrived');
    expect(all.total).toBe(before + 400);
    const last = await page(`?pageSize=200&sort=arrived&page=${String(all.pages)}`);
    expect([last.last, last.leads.length]).toEqual([all.total, all.total - (all.pages - 1) * 200]);
    expect((await page(`?page=${String(all.pages + 1)}&pageSize=200`)).leads).toEqual([]);

    const search = async (body: object): Promise<readonly Lead[]> =>
      ((await desk.api('POST', '/leads/search', body)).body as { leads: readonly Lead[] }).leads;
    const [lead] = await search({ address: 'ANA50150@example.org' });
    const textOf = (field: string) => lead?.values.find((value) => value.field === field)?.value;
    expect([textOf('email'), textOf('city')]).toEqual(['ana50150@example.org', 'Bonn']);
    expect(await search({ fields: [{ field: 'company', value: 'firm 50399' }] })).toHaveLength(1);
    expect(await search({ fields: [{ field: 'country', value: 'Atlantis' }] })).toEqual([]);
    expect(await search({ changedSince: '2020-01-01T00:00:00Z', limit: 5 })).toHaveLength(5);

    const path = `/leads/${lead?.id ?? ''}`;
    const values = [{ field: 'email', value: 'ana.fifty@example.org' }];
    const version = lead?.version ?? 0;
    expect((await desk.api('PATCH', path, { version, values, reason: 'She wrote.' })).status).toBe(200);
    expect((await desk.api('PATCH', path, { version, values })).status).toBe(409);
    const { history } = (await desk.api('GET', path)).body as { history: readonly LeadEntry[] };
    expect(history.map(({ kind }) => kind)).toEqual(['row', 'row', 'edit']);
    const undone = await desk.api('POST', `${path}/undo`, { stamp: history[2]?.stamp });
    expect([undone.status, JSON.stringify(undone.body)]).toEqual([
      200,
      expect.stringContaining('ana50150@example.org'),
    ]);

    const asked = async (body: object): Promise<LeadAsked> => {
      const { status, body: answer } = await desk.api('POST', '/ask', { zone: 'Europe/Berlin', ...body });
      expect([status, answer]).toEqual([200, expect.anything()]);
      return answer as LeadAsked;
    };
    const one = await asked({ question: 'leads at "Firm 50399"', limit: 5 });
    expect([one.reading?.state, one.answer?.found, one.answer?.of]).toEqual(['whole', 1, all.total]);
    const byCity = await asked({ question: 'how many leads by city' });
    expect(byCity.answer?.found).toBe(all.total);
    expect(byCity.answer?.rows.map(({ cells }) => cells[0])).toContain('Bonn');
    const rows = { ...one.answer?.query, where: [] };
    const half = await asked({ query: rows, limit: 200 });
    const behind = await asked({ query: rows, limit: 200, after: half.answer?.next });
    const ids = [half, behind].flatMap(({ answer }) => answer?.rows.map(({ leadId }) => leadId) ?? []);
    expect([ids.length, new Set(ids).size]).toEqual([400, 400]);
    const refused = await asked({ question: 'delete all leads' });
    expect([refused.reading?.state, refused.answer]).toEqual(['refused', null]);
    expect((await page()).total).toBe(all.total);

    const given = (await desk.api('GET', '/leads/export')).body as LeadExport;
    expect(given.leads).toBe(all.total);
    expect(await (await fetch(given.url)).text()).toContain('ana50399@example.org');

    // The processing history and its names, from the tables as they are.
    const uploads = await asked({ question: 'how many runs by state' });
    expect(uploads.answer?.query.subject).toEqual({ kind: 'runs' });
    expect(uploads.answer?.rows.find(({ cells }) => cells[0] === 'done')?.cells[1]).toBeGreaterThan(1);
    const named = await asked({ question: 'runs of "own-two.csv"' });
    expect(named.answer?.rows.map(({ uploadId }) => uploadId)).toEqual([second]);
    const cities = await desk.api('POST', '/ask/values', {
      subject: rows.subject,
      field: 'city',
      text: 'bo',
    });
    expect(cities.body).toEqual([{ value: 'Bonn', count: expect.any(Number) }]);

    const wish = { query: { ...rows, columns: ['email'], order: [], limit: null }, format: 'csv' };
    const made = (await desk.api('POST', '/exports', wish)).body as ExportProgress;
    expect([made.state, made.rows, made.of]).toEqual(['done', all.total, all.total]);
    const lines = (await (await fetch(made.files[0]?.url ?? '')).text()).trim().split('\r\n');
    expect([lines[0], lines.length]).toEqual(['email', all.total + 1]);
    const again = (await desk.api('POST', `/exports/${made.exportId}/continue`)).body as ExportProgress;
    expect(again.rows).toBe(all.total);
    expect((await desk.api('POST', '/exports/none/continue')).status).toBe(404);

    // A change is told once it has settled, over as many pages as it takes, and not again.
    cloud.clock.advance(600_000);
    const told = new Set<string>();
    let place = 'changedSince=2020-01-01';
    for (let more = true; more; ) {
      const changes = (await desk.api('GET', `/leads/changes?${place}`)).body as LeadChanges;
      for (const { id } of changes.leads) told.add(id);
      place = `after=${encodeURIComponent(changes.next)}`;
      more = changes.more;
    }
    expect(told.size).toBe(all.total);
    expect((await desk.api('GET', `/leads/changes?${place}`)).body).toMatchObject({ leads: [], more: false });
  });
}

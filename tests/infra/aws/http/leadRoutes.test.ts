import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lead, LeadEntry } from '../../../../core/model/lead.ts';
import type { LeadExport, LeadPage } from '../../../../core/ports/leadApi.ts';
import { answerHttp } from '../../../../infra/aws/http/answerHttp.ts';
import { apiPartsOf } from './apiParts.ts';
import { openPipeline, type TestPipeline } from '../../../core/pipeline/pipelineFixture.ts';
import { leadRow, leadSource } from '../../../ports/leadExamples.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

const at = '2025-03-01T00:00:00.000Z';

describe('the routes of leads', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let pipeline: TestPipeline;
  beforeEach(async () => {
    folder = temporaryFolder();
    pipeline = openPipeline(folder.path);
    const rows = Array.from({ length: 120 }, (_, n) =>
      leadRow(n, {
        email: `ana${n}@example.org`,
        full_name: `Ana ${n}`,
        country: n % 2 === 0 ? 'DE' : 'SE',
        ...(n % 10 === 0 ? { phone: '+4930123' } : {}),
        company: '=cmd',
      }),
    );
    await pipeline.world.leads.take(leadSource('r1'), rows, at);
  });
  afterEach(() => {
    pipeline.close();
    folder.dispose();
  });

  interface Asked {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly groups?: string;
  }
  async function ask<Body>(routeKey: string, asked: Asked = {}): Promise<{ status: number; body: Body }> {
    const { path = {}, query = {}, body, groups = '[analysts]' } = asked;
    const answer = await answerHttp(
      {
        routeKey,
        pathParameters: path,
        queryStringParameters: query,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        requestContext: {
          requestId: 'r1',
          authorizer: { jwt: { claims: { email: 'ben@example.org', 'cognito:groups': groups } } },
        },
      },
      apiPartsOf(pipeline.world),
    );
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Body };
  }
  const textOf = (lead: Lead | undefined, field: string) =>
    lead?.values.find((value) => value.field === field)?.value;

  it('give true pages, with the total, and nothing beyond the last', async () => {
    const pages: number[] = [];
    for (const page of ['1', '2', '3', '4']) {
      const { status, body } = await ask<LeadPage>('GET /leads', {
        query: { page, pageSize: '50', sort: 'arrived' },
      });
      expect([status, body.total, body.pages]).toEqual([200, 120, 3]);
      pages.push(body.first, body.last, body.leads.length);
    }
    expect(pages).toEqual([1, 50, 50, 51, 100, 50, 101, 120, 20, 0, 0, 0]);
    const { body } = await ask<LeadPage>('GET /leads');
    expect(textOf(body.leads[0], 'full_name')).toBe('Ana 119');
    for (const query of [{ page: '0' }, { pageSize: '1000' }, { sort: 'up' }, { pack: 'none' }])
      expect((await ask('GET /leads', { query })).status).toBeGreaterThan(399);
  });

  it('look for leads by what stands in the body, and refuse it in an address', async () => {
    const count = async (body: object): Promise<number> =>
      (await ask<{ leads: readonly Lead[] }>('POST /leads/search', { body: { limit: 200, ...body } })).body
        .leads.length;
    const is = (field: string, value: string) => ({ fields: [{ field, value }] });
    expect(await count(is('country', 'de'))).toBe(60);
    expect(await count(is('phone', ''))).toBe(108);
    expect(await count({ words: ['ana', '11'] })).toBe(11);
    expect(await count({ address: 'Ana7@Example.org ' })).toBe(1);
    expect(await count({ changedSince: '2025-04-01T00:00:00Z' })).toBe(0);
    const refused = await ask<{ error: { code: string; remedy: string } }>('GET /leads', {
      query: { email: 'ana7@example.org' },
    });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'USAGE' } } });
    expect(refused.body.error.remedy).toContain('POST /leads/search');
    expect(pipeline.logged.join()).not.toContain('ana7');
  });

  it('tell a lead with its history, and change it for who saw it as it is', async () => {
    const found = await ask<{ leads: readonly Lead[] }>('POST /leads/search', {
      body: { address: 'ana7@example.org' },
    });
    const leadId = found.body.leads[0]?.id ?? '';
    const path = { leadId };
    const values = [{ field: 'email', value: 'ana.seven@example.org' }];
    const edit = (body: object, groups?: string) =>
      ask<{ lead: Lead; error: { code: string } }>('PATCH /leads/{leadId}', {
        path,
        body,
        ...(groups === undefined ? {} : { groups }),
      });
    expect((await edit({ version: 1, values }, '[guests]')).status).toBe(403);
    expect((await edit({ version: 1, values: [{ field: 'shoe', value: '1' }] })).status).toBe(400);
    const edited = await edit({ version: 1, values, reason: 'She wrote.' });
    expect(textOf(edited.body.lead, 'email')).toBe('ana.seven@example.org');
    expect(await edit({ version: 1, values })).toMatchObject({
      status: 409,
      body: { error: { code: 'RECORD_CHANGED' } },
    });
    const taken = [{ field: 'email', value: 'ANA8@example.org' }];
    expect(await edit({ version: 2, values: taken })).toMatchObject({
      status: 409,
      body: { error: { code: 'RECORD_KEY_TAKEN' } },
    });
    const { body } = await ask<{ history: readonly LeadEntry[] }>('GET /leads/{leadId}', { path });
    expect(body.history).toMatchObject([
      { kind: 'row', fileName: 'r1.csv', place: '9' },
      { kind: 'edit', by: 'ben@example.org', reason: 'She wrote.' },
    ]);
    const undone = await ask<{ lead: Lead }>('POST /leads/{leadId}/undo', {
      path,
      body: { stamp: body.history[1]?.stamp },
    });
    expect(textOf(undone.body.lead, 'email')).toBe('ana7@example.org');
    expect((await ask('GET /leads/{leadId}', { path: { leadId: 'L999' } })).status).toBe(404);
  });

  it('write leads into a file behind a link, raw, safe for Excel, or as a workbook', async () => {
    const known: string[] = [];
    const texts: string[] = [];
    for (const format of ['csv', 'excel-csv', 'xlsx']) {
      const { status, body } = await ask<LeadExport>('GET /leads/export', { query: { format } });
      expect([status, body.leads, body.next, body.seconds]).toEqual([200, 120, null, 3_600]);
      const written = (await pipeline.world.objects.list('temp/leads/')).map((object) => object.key);
      const key = written.find((one) => !known.includes(one)) ?? '';
      known.push(key);
      const source = await pipeline.world.objects.open({ key });
      const text = new TextDecoder().decode(await source.read(0, source.sizeBytes));
      texts.push(text);
    }
    const [raw = '', safe = '', workbook = ''] = texts;
    expect(workbook.startsWith('PK')).toBe(true);
    expect([raw, safe].map((text) => text.match(/ana\d+@example\.org/g)?.length)).toEqual([120, 120]);
    expect([raw, safe].map((text) => text.includes("'=cmd"))).toEqual([false, true]);
  });
});

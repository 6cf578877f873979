import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../../core/model/errors.ts';
import type { Upload } from '../../../../core/model/upload.ts';
import { answerHttp } from '../../../../infra/aws/http/answerHttp.ts';
import type { ApiParts } from '../../../../infra/aws/http/apiRoutes.ts';
import { apiPartsOf } from './apiParts.ts';
import { openPipeline, type TestPipeline } from '../../../core/pipeline/pipelineFixture.ts';
import { approvedMapping } from '../../../cloud/approvedMapping.ts';
import { leadsText } from '../../../cloud/leadsText.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as it is where it is a text. */
  readonly body?: unknown;
  readonly claims?: Readonly<Record<string, string>> | null;
}

const operator = { email: 'ana@example.org', 'cognito:groups': '[operators analysts]' };
const analyst = { email: 'ben@example.org', 'cognito:groups': '[analysts]' };
const reason = 'The sender withdrew the file.';

describe('the HTTP API', () => {
  const folder = temporaryFolder();
  let pipeline: TestPipeline;
  let parts: ApiParts & { readonly log: TestPipeline['world']['log'] };
  let worlds = 0;

  beforeEach(() => {
    const own = join(folder.path, String(worlds++));
    mkdirSync(own);
    pipeline = openPipeline(own, { settings: { partBytes: 1 } });
    parts = apiPartsOf(pipeline.world);
  });
  afterEach(() => pipeline.close());

  /** Asks as API Gateway does. */
  async function ask(routeKey: string, { path, query, body, claims = operator }: Asked = {}) {
    const answer = await answerHttp(
      {
        routeKey,
        ...(path === undefined ? {} : { pathParameters: path }),
        ...(query === undefined ? {} : { queryStringParameters: query }),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        requestContext: {
          requestId: 'r1',
          ...(claims === null ? {} : { authorizer: { jwt: { claims } } }),
        },
      },
      parts,
    );
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.headers['cache-control']).toBe('no-store');
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  }

  const approve = async () => ask('POST /mappings', { body: await approvedMapping(leadsText(40)) });
  async function done(): Promise<Upload> {
    await approve();
    const id = await pipeline.arrive('raw/a.csv', leadsText(30));
    await pipeline.settle();
    return pipeline.upload(id);
  }

  describe('answers', () => {
    it('status, list, history and outputs of an upload', async () => {
      const { id } = await done();
      const path = { uploadId: id };
      expect(await ask('GET /status/{uploadId}', { path })).toMatchObject({
        status: 200,
        body: { upload: { id, state: 'done' }, session: { status: 'complete', counts: { done: 1 } } },
      });
      const listed = await ask('GET /uploads', { query: { state: 'done,failed', limit: '5' } });
      expect(listed).toMatchObject({ status: 200, body: { uploads: [{ id }] } });
      expect((await ask('GET /uploads', { query: { state: 'waiting' } })).body).toEqual({ uploads: [] });
      const history = await ask('GET /uploads/{uploadId}/history', { path });
      const kinds = history.body.events.map(({ kind }: { readonly kind: string }) => kind);
      expect(kinds).toEqual(['received', 'analyzed', 'started', 'ended', 'leadsTaken']);
      const link = await ask('GET /uploads/{uploadId}/outputs/{name}', {
        path: { ...path, name: encodeURIComponent('a.cleaned.csv') },
      });
      expect(link).toMatchObject({ status: 200, body: { seconds: 300 } });
      expect(new URL(link.body.url).protocol).toBe('http:');
    });

    it('a link that a file can be sent to, whose key nobody can break out of', async () => {
      const body = { fileName: '../../é b.csv', sizeBytes: 10, lane: 'test' };
      const answer = await ask('POST /uploads', { body, claims: analyst });
      expect(answer).toMatchObject({ status: 200, body: { seconds: 900 } });
      expect(answer.body.key).toMatch(/^raw-test\/\d{4}\/\d\d\/\d\d\/[^/]+\/\.\._\.\._é b\.csv$/u);
    });

    it('approved mappings, and releases what waits for one', async () => {
      const id = await pipeline.arrive('raw/a.csv', leadsText(30));
      await pipeline.settle();
      expect((await pipeline.upload(id)).state).toBe('waiting');
      expect((await ask('GET /mappings')).body).toEqual({ mappings: [] });
      expect((await approve()).status).toBe(200);
      await pipeline.settle();
      expect((await pipeline.upload(id)).state).toBe('done');
      expect((await ask('GET /mappings')).body.mappings).toHaveLength(1);
    });

    it('a ticket to watch live with', async () => {
      expect(await ask('POST /live/tickets', { claims: analyst })).toEqual({
        status: 200,
        body: { ticket: 'secret', seconds: 60 },
      });
    });

    it('to operators: ends a run by force with a reason, and sends it through again', async () => {
      await approve();
      const id = await pipeline.arrive('raw/a.csv', leadsText(30));
      const [message] = await pipeline.queues.receive('analyze', { most: 1, waitSeconds: 0, holdSeconds: 9 });
      await pipeline.work(message?.body ?? '');
      const path = { uploadId: id };
      const forced = await ask('POST /status/{uploadId}/force-complete', { path, body: { reason } });
      expect(forced).toMatchObject({
        status: 200,
        body: { session: { status: 'forced', forced: { by: 'ana@example.org', reason, missing: 1 } } },
      });
      await pipeline.settle();
      const late = await ask('POST /status/{uploadId}/late', { path, body: { decision: 'drop' } });
      expect(late.status).toBe(409);
      expect(await ask('POST /status/{uploadId}/redrive', { path })).toMatchObject({ status: 200 });
      await pipeline.settle();
      expect((await pipeline.upload(id)).state).toBe('done');
    });
  });

  describe('refuses', () => {
    const unknown = { uploadId: 'u0' };
    it.each([
      ['GET /status/{uploadId}', {}],
      ['POST /status/{uploadId}/force-complete', { body: { reason } }],
      ['POST /status/{uploadId}/late', { body: { decision: 'take' } }],
      ['POST /status/{uploadId}/redrive', {}],
      ['GET /uploads/{uploadId}/history', {}],
      ['GET /uploads/{uploadId}/outputs/{name}', {}],
    ])('an id that there is not: %s', async (route, more) => {
      const answer = await ask(route, { path: { ...unknown, name: 'x' }, ...more });
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    });

    it.each([
      ['GET /uploads', { query: { limit: '0' } }, 'limit'],
      ['GET /uploads', { query: { limit: 'many' } }, 'limit'],
      ['GET /uploads', { query: { state: 'done,asleep' } }, 'state'],
      ['GET /uploads', { query: { after: 'x'.repeat(129) } }, 'after'],
      ['POST /uploads', {}, 'fileName'],
      ['POST /uploads', { body: '{"fileName":' }, 'JSON'],
      ['POST /uploads', { body: '[]' }, 'array'],
      ['POST /uploads', { body: { fileName: '', sizeBytes: 1 } }, 'fileName'],
      ['POST /uploads', { body: { fileName: 'a', sizeBytes: 0 } }, 'sizeBytes'],
      ['POST /uploads', { body: { fileName: 'a', sizeBytes: 1.5 } }, 'sizeBytes'],
      ['POST /uploads', { body: { fileName: 'a', sizeBytes: 1, lane: 'fast' } }, 'lane'],
      ['POST /uploads', { body: { fileName: 'a', sizeBytes: 1, key: 'raw/x' } }, 'key'],
      ['POST /uploads', { body: { fileName: 'é'.repeat(401), sizeBytes: 1 } }, '800 bytes'],
      ['POST /status/{uploadId}/force-complete', { body: {} }, 'reason'],
      ['POST /status/{uploadId}/force-complete', { body: { reason: 'x'.repeat(2_001) } }, 'reason'],
      ['POST /mappings', { body: { mappingId: 'm' } }, 'no version'],
      ['POST /mappings', { body: '"text"' }, 'no version'],
    ])('what is not of the form: %s %j', async (route, asked, word) => {
      const answer = await ask(route, asked);
      expect(answer.status).toBe(400);
      expect(['USAGE', 'MAPPING_INVALID']).toContain(answer.body.error.code);
      expect(answer.body.error.message).toContain(word);
    });

    it('a file that is too large for one link, and a reason that says nothing', async () => {
      const body = { fileName: 'a', sizeBytes: 5 * 1024 ** 3 + 1 };
      expect(await ask('POST /uploads', { body })).toMatchObject({
        status: 413,
        body: { error: { code: 'SOURCE_TOO_LARGE' } },
      });
      await approve();
      const id = await pipeline.arrive('raw/a.csv', leadsText(9));
      const [message] = await pipeline.queues.receive('analyze', { most: 1, waitSeconds: 0, holdSeconds: 9 });
      await pipeline.work(message?.body ?? '');
      const route = 'POST /status/{uploadId}/force-complete';
      expect(await ask(route, { path: { uploadId: id }, body: { reason: '  no ' } })).toMatchObject({
        status: 422,
        body: { error: { code: 'REASON_MISSING' } },
      });
    });

    it('what nobody may do at this time: to redrive what is done, to end what has no run', async () => {
      const { id } = await done();
      const path = { uploadId: id };
      expect(await ask('POST /status/{uploadId}/redrive', { path })).toMatchObject({
        status: 409,
        body: { error: { code: 'NOT_READY' } },
      });
      const other = await pipeline.arrive('raw/b.csv', 'x,y\n1,2\n');
      expect(
        await ask('POST /status/{uploadId}/force-complete', { path: { uploadId: other }, body: { reason } }),
      ).toMatchObject({ status: 409, body: { error: { code: 'NOT_READY' } } });
      const name = '__proto__';
      expect(await ask('GET /uploads/{uploadId}/outputs/{name}', { path: { ...path, name } })).toMatchObject({
        status: 404,
      });
      // A percent sign that begins nothing is part of the name.
      expect(
        await ask('GET /uploads/{uploadId}/outputs/{name}', { path: { ...path, name: '%zz' } }),
      ).toMatchObject({ status: 404 });
    });

    it('what only operators may do, before it looks whether there is such an upload', async () => {
      for (const route of ['POST /status/{uploadId}/force-complete', 'POST /status/{uploadId}/redrive'])
        for (const claims of [analyst, { sub: 'x' }, { sub: 'x', 'cognito:groups': '[operatorsnot]' }])
          expect(await ask(route, { path: unknown, claims })).toMatchObject({
            status: 403,
            body: { error: { code: 'ACCESS_DENIED' } },
          });
    });

    it('somebody who is not signed in, and routes that there are not', async () => {
      expect(await ask('GET /uploads', { claims: null })).toMatchObject({
        status: 401,
        body: { error: { code: 'SIGN_IN_NEEDED' } },
      });
      for (const route of ['GET /nothing', '__proto__', 'constructor', '$default'])
        expect(await ask(route)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    });

    it('an approval that another came before, and one that was changed on its way', async () => {
      const version = await approvedMapping(leadsText(40));
      expect((await ask('POST /mappings', { body: version })).status).toBe(200);
      // Sent again after a lost answer.
      expect((await ask('POST /mappings', { body: version })).status).toBe(200);
      expect(await ask('POST /mappings', { body: { ...version, hash: 'other' } })).toMatchObject({
        status: 409,
        body: { error: { code: 'MAPPING_CONFLICT' } },
      });
      expect(await ask('POST /mappings', { body: { ...version, version: 2 } })).toMatchObject({
        status: 400,
        body: { error: { code: 'MAPPING_INVALID' } },
      });
    });
  });

  it('tells every typed error by its status, with its code and remedy', async () => {
    const statuses: readonly (readonly [ErrorCode, number])[] = [
      ['NOT_FOUND', 404],
      ['OBJECT_MISSING', 404],
      ['USAGE', 400],
      ['MAPPING_INVALID', 400],
      ['REASON_MISSING', 422],
      ['SOURCE_TOO_LARGE', 413],
      ['MAPPING_CONFLICT', 409],
      ['NOT_READY', 409],
      ['ACCESS_DENIED', 403],
      ['SIGN_IN_NEEDED', 401],
      ['STORE_UNAVAILABLE', 503],
      ['DISK_FULL', 500],
    ];
    for (const [code, status] of statuses) {
      parts = {
        ...parts,
        ticket: () => Promise.reject(new AppError(code, 'It is so.', { remedy: 'Do this.' })),
      };
      expect(await ask('POST /live/tickets')).toMatchObject({
        status,
        body: { error: { code, message: 'It is so.', remedy: 'Do this.' } },
      });
    }
  });

  it('tells nothing of a bug but that there is one, and logs no words of people', async () => {
    parts = { ...parts, ticket: () => Promise.reject(new TypeError('secret of Ana')) };
    const answer = await ask('POST /live/tickets');
    expect(answer).toEqual({
      status: 500,
      body: { error: { code: 'BUG', message: 'Something went wrong.' } },
    });
    await ask('POST /uploads', { body: { fileName: 'Kanarie.csv', sizeBytes: 1 } });
    expect(pipeline.logged.join('\n')).not.toMatch(/secret of Ana|Kanarie|example\.org/u);
    expect(pipeline.logged.some((line) => line.includes('"api.bug"'))).toBe(true);
  });

  it('reads a body that API Gateway has packed as base64', async () => {
    const text = JSON.stringify({ fileName: 'a.csv', sizeBytes: 1 });
    const answer = await answerHttp(
      {
        routeKey: 'POST /uploads',
        body: Buffer.from(text).toString('base64'),
        isBase64Encoded: true,
        requestContext: { requestId: 'r', authorizer: { jwt: { claims: operator } } },
      },
      parts,
    );
    expect(answer.statusCode).toBe(200);
  });
});

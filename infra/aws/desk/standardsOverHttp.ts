import type { PackId } from '../../../core/model/ids.ts';
import type { StandardApi, StandardScope } from '../../../core/ports/standardApi.ts';
import { type ApiAccess, callApi } from './apiClient.ts';

/** Standardising of a pipeline on AWS, by its HTTP API. Who decides is whom the token names. */
export function standardsOverHttp(access: ApiAccess): StandardApi {
  const read = <Answer>(path: string, query: Readonly<Record<string, string>>): Promise<Answer> =>
    callApi(access, { method: 'GET', path: `/standardise${path}`, query, reads: true });
  const post = <Answer>(path: string, body: unknown, reads = false): Promise<Answer> =>
    callApi(access, { method: 'POST', path: `/standardise${path}`, body, reads });
  const job = (id: string, what: string): string => `/jobs/${encodeURIComponent(id)}/${what}`;
  const scoped = ({ packId: pack, ...rest }: StandardScope) => ({ pack, ...rest });
  const ofPack = ({ packId: pack }: { readonly packId: PackId }) => ({ pack });
  return {
    look: (of) => post('/look', ofPack(of), true),
    progress: (of) => read('', ofPack(of)),
    plan: (scope) => post('/plan', scoped(scope), true),
    start: (order) => post('/start', scoped(order)),
    pause: ({ jobId }) => post(job(jobId, 'pause'), {}),
    goOn: ({ jobId, ...limits }) => post(job(jobId, 'go-on'), limits),
    end: ({ jobId, reason }) => post(job(jobId, 'end'), { reason }),
    dead: (of) => read('/dead', ofPack(of)),
    forget: async ({ packId: pack, values }) => void (await post('/forget', { pack, values })),
    suggestions: ({ packId: pack, state, first, count }) =>
      read('/suggestions', { pack, state, first: String(first), count: String(count) }),
    // Asked again, they go on where they were.
    accept: ({ packId: pack, ids }) => post('/accept', { pack, ids }, true),
    reject: async ({ packId: pack, ids }) => void (await post('/reject', { pack, ids }, true)),
    reopen: ({ packId: pack, ids }) => post('/reopen', { pack, ids }, true),
  };
}

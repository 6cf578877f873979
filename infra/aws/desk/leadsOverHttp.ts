import type { AskApi } from '../../../core/ports/askApi.ts';
import type { ExportApi } from '../../../core/ports/exportApi.ts';
import type { LeadApi } from '../../../core/ports/leadApi.ts';
import { type ApiAccess, callApi } from './apiClient.ts';

/** Leads of a pipeline on AWS and questions over them, by its HTTP API. Who asks is whom the token names. */
export function leadsOverHttp(access: ApiAccess): {
  readonly leads: LeadApi;
  readonly asks: AskApi;
  readonly exports: ExportApi;
} {
  const read = <Answer>(path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    callApi(access, { method: 'GET', path, query, reads: true });
  const find = <Answer>(path: string, body: unknown): Promise<Answer> =>
    callApi(access, { method: 'POST', path, body, reads: true });
  const lead = (id: string): string => `/leads/${encodeURIComponent(id)}`;
  return {
    leads: {
      page: ({ page, pageSize, ...asked }) =>
        read('/leads', { ...asked, page: String(page), pageSize: String(pageSize) }),
      search: (asked) => find('/leads/search', asked),
      changes: ({ pack, changedSince, after, limit }) =>
        read('/leads/changes', {
          pack,
          limit: String(limit),
          ...(changedSince === null ? {} : { changedSince }),
          ...(after === null ? {} : { after }),
        }),
      get: (id) => read(lead(id)),
      edit: (id, { version, values, reason }) =>
        callApi(access, {
          method: 'PATCH',
          path: lead(id),
          body: { version, values, reason },
          reads: false,
        }),
      undo: (id, { stamp }) =>
        callApi(access, { method: 'POST', path: `${lead(id)}/undo`, body: { stamp }, reads: false }),
      export: ({ pack, format, after }) =>
        read('/leads/export', { pack, format, ...(after === null ? {} : { after }) }),
    },
    asks: {
      ask: ({ asked, ...window }) => find('/ask', { ...asked, ...window }),
      values: (wanted) => find('/ask/values', wanted),
    },
    exports: {
      // What a step leaves behind when nobody hears of it passes away.
      begin: (wish) => find('/exports', wish),
      goOn: (exportId) => find(`/exports/${encodeURIComponent(exportId)}/continue`, {}),
    },
  };
}

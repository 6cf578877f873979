import type { LeadExportEvent } from '../../contract/leadViews.ts';
import type { AskQuery } from '../../model/ask.ts';
import type { RowFileFormat } from '../../model/rowFormat.ts';
import type { ExportApi, ExportWish } from '../../ports/exportApi.ts';
import { leadsQuery, type LeadsWanted } from './leadsPage.ts';

/** A list of leads as it is on the screen. */
export interface LeadListWish extends Pick<LeadsWanted, 'packId' | 'fields' | 'order' | 'asOf' | 'zone'> {
  readonly words: readonly string[];
  /** Fields, from left to right. */
  readonly columns: readonly string[];
  readonly format: RowFileFormat;
}

/** What of an answer is wanted as a file. */
export interface AnswerWish {
  readonly query: AskQuery;
  readonly zone: string;
  readonly format: RowFileFormat;
}

export function listWish({ words, format, zone, asOf, ...list }: LeadListWish): ExportWish {
  // What words find stands in the order of arrival.
  const order = words.length === 0 ? list.order : ({ field: null, descending: false } as const);
  return { query: leadsQuery({ ...list, order }), words, format, header: 'names', zone, asOf };
}

export function answerWish({ query, zone, format }: AnswerWish): ExportWish {
  return { query, words: [], format, header: 'labels', zone, asOf: null };
}

/** Has a pipeline write a file step by step; breaking off leaves it at that. */
export async function* exportEvents(
  exports: ExportApi,
  { wish, by }: { readonly wish: ExportWish; readonly by: string },
  signal: AbortSignal | undefined,
): AsyncGenerator<LeadExportEvent> {
  let made = await exports.begin(wish, by);
  while (made.state === 'running') {
    yield { kind: 'progress', rows: made.rows, of: made.of };
    if (signal?.aborted === true) return;
    made = await exports.goOn(made.exportId, by);
  }
  yield { kind: 'done', rows: made.rows, files: made.files };
}

import type { PackId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { saveBlob } from '../app/saveText.ts';
import { tellTrouble } from '../app/toasts.ts';
import { filterOf, type LeadsQuery } from './leadsPlace.ts';

export const exportFormats = ['csv', 'excel-csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const endings: Readonly<Record<ExportFormat, readonly [ending: string, type: string]>> = {
  csv: ['csv', 'text/csv'],
  'excel-csv': ['excel.csv', 'text/csv'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  json: ['jsonl', 'application/x-ndjson'],
};

/** Saves the records that the query finds as a file. */
export async function exportRecords(packId: PackId, query: LeadsQuery, format: ExportFormat): Promise<void> {
  try {
    const parts: BlobPart[] = [];
    const pieces = await getSession().client.records.export({
      packId,
      filter: filterOf(query),
      order: query.order,
      format,
    });
    for await (const piece of pieces) parts.push('text' in piece ? piece.text : bytesOf(piece.base64));
    const [ending, type] = endings[format];
    const day = new Date().toISOString().slice(0, 10);
    saveBlob(`${packId}-${day}.${ending}`, new Blob(parts, { type }));
  } catch (cause) {
    tellTrouble(cause);
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  return bytes;
}

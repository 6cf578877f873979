import type { AskQuery, AskRowTarget, AskScope } from '../../../core/contract/askViews.ts';
import type { PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { emptyQuery as allRuns, historyPath } from '../history/historyPlace.ts';
import { emptyQuery as allRecords, leadsPath } from '../leads/leadsPlace.ts';
import { savePipelineFiles } from '../leads/pipelineExport.ts';
import { askedPath } from '../app/askedRows.ts';
import { goTo, routes } from '../app/routes.ts';
import { saveBlob } from '../app/saveText.ts';
import { noQuery, scanPath } from '../scan/scanAddress.ts';
import { askWords } from '../../text/askWords.ts';
import { tell, tellTrouble } from '../app/toasts.ts';
import { askZone } from '../app/askZone.ts';

/** Files that an answer can be saved as. */
export const answerFormats = ['csv', 'excel-csv', 'xlsx', 'json'] as const;
export type AnswerFormat = (typeof answerFormats)[number];

const endings: Readonly<Record<AnswerFormat, readonly [ending: string, type: string]>> = {
  csv: ['csv', 'text/csv'],
  'excel-csv': ['excel.csv', 'text/csv'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  json: ['jsonl', 'application/x-ndjson'],
};

/** Goes to what a row stands for. */
export function openRow(target: AskRowTarget): void {
  switch (target.kind) {
    case 'record':
      return goTo(
        leadsPath({
          part: 'records',
          packId: target.packId,
          query: allRecords,
          recordId: target.recordId,
        }),
      );
    case 'lead':
      return goTo(
        leadsPath({
          part: 'records',
          packId: null,
          query: allRecords,
          recordId: null,
          on: target.place,
          leadId: target.leadId,
        }),
      );
    case 'run':
      return goTo(routes.history(target.runId));
    case 'file':
      return goTo(routes.review(target.fileId));
    case 'mapping':
      return goTo(routes.schemas(target.mappingId, target.version));
    case 'scan':
      return goTo(scanPath({ kind: 'scan', scanId: target.scanId, part: 'matches', query: noQuery }));
  }
}

/** Goes to the view where the rows that the query finds can be worked on, with the same conditions in force. */
export async function openRows(query: AskQuery): Promise<void> {
  try {
    const asked = (list: string): string => askedPath(list, { where: query.where, zone: askZone() });
    const target = await getSession().client.ask.target({ query, zone: askZone() });
    switch (target.screen) {
      case 'leads':
        return goTo(
          leadsPath({
            part: 'records',
            packId: target.packId,
            query: { ...allRecords, asked: scopeOf(target.filter) },
            recordId: null,
          }),
        );
      case 'history':
        return goTo(
          historyPath({
            query: { ...allRuns, asked: scopeOf(target.filter) },
            runId: null,
            against: null,
            output: null,
          }),
        );
      case 'inbox':
        return openListed(target.fileIds, asked(routes.inbox()), (id) => goTo(routes.review(id)));
      case 'schemas':
        return openListed(target.mappingIds, asked(routes.mappings()), (id) => goTo(routes.schemas(id)));
      case 'scan':
        return openListed(target.scanIds, asked(routes.scan()), (scanId) =>
          goTo(scanPath({ kind: 'scan', scanId, part: 'matches', query: noQuery })),
        );
    }
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** One row opens itself; several the list of their kind with those alone. */
function openListed<Id>(ids: readonly Id[], list: string, open: (id: Id) => void): void {
  const [only, ...more] = ids;
  if (only === undefined) tell(askWords.nothing);
  else if (more.length === 0) open(only);
  else goTo(list);
}

const scopeOf = ({ asked }: { readonly asked?: AskScope }): AskScope | null => asked ?? null;

/** Saves the whole answer as a file; one of a pipeline is written there. */
export async function exportAnswer(
  { query, place }: { readonly query: AskQuery; readonly place: PipelinePlace | null },
  format: AnswerFormat,
): Promise<void> {
  if (place !== null)
    return savePipelineFiles((signal) =>
      getSession().client.leads.exportAnswer({ place, query, zone: askZone(), format }, { signal }),
    );
  try {
    const parts: BlobPart[] = [];
    for await (const piece of await getSession().client.ask.export({ query, zone: askZone(), format }))
      parts.push(
        'text' in piece ? piece.text : Uint8Array.from(atob(piece.base64), (sign) => sign.charCodeAt(0)),
      );
    const [ending, type] = endings[format];
    const day = new Date().toISOString().slice(0, 10);
    saveBlob(`mapwright-answer-${day}.${ending}`, new Blob(parts, { type }));
  } catch (cause) {
    tellTrouble(cause);
  }
}

import type { PackId, PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { askZone } from '../app/askZone.ts';
import { type ExportFormat } from './exportRecords.ts';
import type { LeadsQuery } from './leadsPlace.ts';
import { savePipelineFiles } from './pipelineExport.ts';
import { usePipelineList, wordsOf } from './pipelineList.ts';

/** Has a pipeline write the list into a file: the rows that it finds, in its order, with these columns. */
export function exportLeads(
  list: { readonly place: PipelinePlace; readonly packId: PackId; readonly query: LeadsQuery },
  columns: readonly string[],
  format: ExportFormat,
): Promise<void> {
  const { place, packId, query } = list;
  const { asOf } = usePipelineList.getState();
  return savePipelineFiles((signal) =>
    getSession().client.leads.export(
      {
        place,
        packId,
        fields: query.fields,
        order: query.order,
        words: wordsOf(query.text),
        columns,
        format,
        asOf,
        zone: askZone(),
      },
      { signal },
    ),
  );
}

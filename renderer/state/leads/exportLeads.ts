import type { LeadExportFormat } from '../../../core/contract/leadViews.ts';
import type { PackId, PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { leadPlaceWords as words } from '../../text/leadPlaceWords.ts';
import { saveLink } from '../app/saveLink.ts';
import { tell, tellTrouble } from '../app/toasts.ts';

export const leadFormats = ['csv', 'excel-csv', 'xlsx'] as const satisfies readonly LeadExportFormat[];

/** Has a pipeline write all of its leads into a file and saves it by its link; what one file does not hold is offered. */
export async function exportLeads(
  of: { readonly place: PipelinePlace; readonly packId: PackId },
  format: LeadExportFormat,
  after: string | null = null,
): Promise<void> {
  try {
    tell(words.writing);
    const made = await getSession().client.leads.export({ ...of, format, after });
    const { url, leads, next } = made;
    saveLink(url, `leads.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
    if (next === null) tell(words.exported(leads));
    else
      tell(words.exportedMore(leads), {
        label: words.exportNext,
        onClick: () => void exportLeads(of, format, next),
      });
  } catch (cause) {
    tellTrouble(cause);
  }
}

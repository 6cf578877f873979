import type { LeadExportEvent } from '../../../core/contract/leadViews.ts';
import { isAbort } from '../../client/trouble.ts';
import { leadPlaceWords as words } from '../../text/leadPlaceWords.ts';
import { saveLink } from '../app/saveLink.ts';
import { tell, tellGoing, tellTrouble } from '../app/toasts.ts';

/** Follows a pipeline that writes a file, which a person can break off, and saves what came of it. */
export async function savePipelineFiles(
  begin: (signal: AbortSignal) => Promise<AsyncIterable<LeadExportEvent>>,
): Promise<void> {
  const abort = new AbortController();
  const telling = tellGoing(words.writing, { label: words.cancel, onClick: () => abort.abort() });
  try {
    for await (const event of await begin(abort.signal)) {
      if (abort.signal.aborted) break;
      if (event.kind === 'progress') telling.update(words.written(event.rows, event.of));
      else {
        for (const { url, fileName } of event.files) saveLink(url, fileName);
        tell(words.exported(event.rows, event.files.length));
      }
    }
    if (abort.signal.aborted) tell(words.exportEnded);
  } catch (cause) {
    if (isAbort(cause) || abort.signal.aborted) tell(words.exportEnded);
    else tellTrouble(cause);
  } finally {
    telling.end();
  }
}

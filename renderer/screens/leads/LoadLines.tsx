import type { RecordsOverview } from '../../../core/contract/recordViews.ts';
import { Button } from '../../components/Button.tsx';
import { ProgressBar } from '../../components/ProgressLine.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { retryLoad, stopLoad } from '../../state/leads/leadsOverview.ts';
import { leadsWords as words } from '../../text/leadsWords.ts';

/** What is being loaded, and what was not loaded to its end. */
export function LoadLines({ loads }: { readonly loads: RecordsOverview['loads'] }) {
  return loads.map((load) =>
    load.state === 'failed' ? (
      <div key={load.runId} className="shrink-0 p-3 pb-0">
        <TroublePanel trouble={{ message: words.loadFailed(load.fileName), remedy: load.error ?? '' }}>
          <Button onClick={() => void retryLoad(load.runId)}>{words.goOn}</Button>
        </TroublePanel>
      </div>
    ) : (
      <output
        key={load.runId}
        className="flex h-8 shrink-0 items-center gap-3 border-b border-line bg-app px-4 text-12 text-ink-2"
      >
        <ProgressBar
          share={load.state === 'loading' ? load.rows / Math.max(1, load.rowsOut) : comparedShare(load)}
          label={load.fileName}
        />
        <bdi className="min-w-0 truncate">
          {load.state === 'loading'
            ? words.loading(load.fileName, load.rows, load.rowsOut)
            : words.comparing(load.fileName)}
        </bdi>
        <Button
          look="quiet"
          label={words.stopLoadOf(load.fileName)}
          onClick={() => void stopLoad(load.runId)}
        >
          {words.stopLoad}
        </Button>
      </output>
    ),
  );
}

/** In a large pack records are compared some at a time; otherwise nobody knows how far it is. */
function comparedShare({ next, rowsOut }: RecordsOverview['loads'][number]): number | null {
  return next === 0 ? null : Math.min(1, next / Math.max(1, rowsOut));
}

import { ArrowLeft, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RunId } from '../../../core/contract/views.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { goToHistory } from '../../state/history/historyActions.ts';
import type { HistoryPlace } from '../../state/history/historyPlace.ts';
import { saveOutput } from '../../state/runs/runActions.ts';
import { text } from '../../text/en.ts';
import { outputColumns } from './outputColumns.tsx';
import { useOutputPages } from './useOutputPages.ts';
import { useRunRecord } from './useRunRecord.ts';

/** Rows shown as being fetched before it is known how many there are. */
const expectedRows = 20;

/** One of a run's outputs as it stands on the disk, to be read and copied from. */
export function OutputView({ place }: { readonly place: HistoryPlace }) {
  const runId = place.runId ?? ('' as RunId);
  const name = place.output ?? '';
  const { run } = useRunRecord(runId);
  const pages = useOutputPages(runId, name);
  const { columns, rowCount, rowAt, onRange, trouble, retry } = pages;
  const [cursor, setCursor] = useState(0);
  const [inSight, setInSight] = useState<string | undefined>();
  const output = run?.outputs.find((one) => one.name === name);
  const ofRowsKey = output?.kind === 'rejects-csv' ? 'rejects' : 'duplicates';
  // Their columns are the same whatever the pack.
  const isOfRows = output?.kind === 'rejects-csv' || output?.kind === 'duplicates-csv';
  const shown = useMemo(
    () => outputColumns(columns ?? [], rowCount, output?.kind),
    [columns, rowCount, output?.kind],
  );
  const back = (): void => goToHistory({ ...place, output: null });
  const isEmpty = columns !== null && rowCount === 0;
  return (
    <>
      <ScreenHeader
        title={name}
        lead={
          <IconButton label={text.history.backToRun} onClick={back}>
            <ArrowLeft aria-hidden="true" size={15} />
          </IconButton>
        }
        facts={
          <>
            {output === undefined ? null : <span>{text.history.outputKinds[output.kind]}</span>}
            {columns === null ? null : (
              <output>
                {isOfRows ? text.rows(rowCount) : `${text.rows(rowCount)} · ${text.columns(columns.length)}`}
              </output>
            )}
            {run === null ? null : <bdi className="min-w-0 truncate">{run.fileName}</bdi>}
          </>
        }
      >
        {run === null ? null : (
          <Button label={text.history.saveOutput(name)} onClick={() => void saveOutput(run, name)}>
            <Download aria-hidden="true" size={14} />
            {text.save}
          </Button>
        )}
      </ScreenHeader>
      {trouble === null ? null : (
        <div className="shrink-0 p-3">
          <TroublePanel trouble={trouble}>
            <Button onClick={retry}>{text.retry}</Button>
            <Button onClick={back}>{text.history.backToRun}</Button>
          </TroublePanel>
        </div>
      )}
      {trouble !== null && columns === null ? null : isEmpty ? (
        <EmptyState
          title={text.history.noRows}
          actions={<Button onClick={back}>{text.history.backToRun}</Button>}
        />
      ) : (
        <DataGrid<readonly string[]>
          label={text.history.rowsOf(name)}
          columns={shown}
          rowCount={columns === null ? expectedRows : rowCount}
          rowAt={rowAt}
          rowHeight={28}
          cursor={cursor}
          onCursor={setCursor}
          onColumn={setInSight}
          columnInSight={inSight}
          onRange={onRange}
          cells={pages}
          layoutKey={isOfRows ? ofRowsKey : run === null ? undefined : `output ${run.packId}`}
        />
      )}
    </>
  );
}

import { useEffect, useMemo } from 'react';
import type { DecisionBin, MeasuredBin } from '../../../core/contract/views.ts';
import { useApp } from '../app/appState.ts';
import { type BulkAccept, bulkAccept } from './bulkAccept.ts';
import { type BulkPrecision, bulkPrecision } from './bulkPrecision.ts';
import { loadRecord } from './memoryActions.ts';
import type { ReviewRow } from '../columns/reviewRows.ts';

const noRows: readonly ReviewRow[] = [];
const noBins: readonly MeasuredBin[] = [];
const noDecisions: readonly DecisionBin[] = [];

/** What "accept all" would take now, and how often such proposals prove right. */
export function useBulk(): { readonly bulk: BulkAccept; readonly precision: BulkPrecision } {
  const rows = useApp((state) => state.review?.rows ?? noRows);
  const schema = useApp((state) => state.review?.view?.schema ?? null);
  const threshold = useApp((state) => state.settings?.acceptThreshold ?? 1);
  const measured = useApp((state) => state.host?.measured ?? noBins);
  const packId = schema?.id;
  const own = useApp((state) =>
    packId === undefined ? noDecisions : (state.records.get(packId)?.bins ?? noDecisions),
  );
  useEffect(() => {
    if (packId !== undefined) void loadRecord(packId);
  }, [packId]);
  const bulk = useMemo(() => bulkAccept(rows, threshold, schema), [rows, threshold, schema]);
  const precision = useMemo(() => {
    const taken = bulk.columns.filter(({ why }) => why === null).map(({ row }) => row);
    return bulkPrecision(taken, measured, own);
  }, [bulk, measured, own]);
  return { bulk, precision };
}

import { useMemo } from 'react';
import type { AppliedRow } from '../../../../core/contract/views.ts';
import type { GridColumn } from '../../../components/grid/gridColumn.ts';
import { type PreviewColumnsRequest, previewColumns } from './previewColumns.tsx';

/**
 * The columns of the preview; the same ones as long as a decision changes nothing that they show, so that accepting a
 * proposal draws no row anew.
 */
export function usePreviewColumns(request: PreviewColumnsRequest): readonly GridColumn<AppliedRow>[] {
  const { rows, rowCount, schema, decisions, mode, cellMode, ofSheets, sheetsTogether } = request;
  const shown = useMemo(
    () =>
      JSON.stringify([
        rows.map(({ columnIndex, field }) => [columnIndex, field]),
        decisions === null,
        [...(decisions?.derived ?? []), ...(decisions?.constants ?? [])].map(({ field }) => field),
      ]),
    [rows, decisions],
  );
  const firstProfile = rows[0]?.profile;
  return useMemo(
    () =>
      previewColumns({
        rows,
        rowCount,
        schema,
        decisions,
        mode,
        cellMode,
        ofSheets,
        sheetsTogether,
      }),
    // `shown` and the first profile, which is new with each reading, stand for all of `rows` and `decisions`.
    // oxlint-disable-next-line react/exhaustive-deps
    [shown, firstProfile, rowCount, schema, mode, cellMode, ofSheets, sheetsTogether],
  );
}

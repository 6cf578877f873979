import { useEffect, useMemo, useState } from 'react';
import type { SourceRow } from '../../../../core/contract/views.ts';
import { getSession } from '../../../client/session.ts';
import { useApp } from '../../../state/app/appState.ts';

/** Rows that examples are looked up in; examples come from the first rows of the table. */
const lookedUp = 200;

/** What the spreadsheet shows for a raw text of the column, as its first rows have it; the raw text itself where they do not. */
export type ShownTexts = (raw: string) => string;

/** For workbooks whose cells are shown as the spreadsheet does; everywhere else the raw text is what there is. */
export function useShownTexts(columnIndex: number): ShownTexts {
  const rows = useFirstRows();
  const mode = useApp((state) => state.review?.cellMode);
  return useMemo(() => {
    const shownFor = new Map<string, string>();
    for (const { cells, shown } of mode === 'shown' ? rows : []) {
      const raw = cells[columnIndex];
      const text = shown?.[columnIndex] ?? null;
      if (raw !== undefined && text !== null && !shownFor.has(raw)) shownFor.set(raw, text);
    }
    return (raw) => shownFor.get(raw) ?? raw;
  }, [rows, columnIndex, mode]);
}

const noRows: readonly SourceRow[] = [];

function useFirstRows(): readonly SourceRow[] {
  const fileId = useApp((state) => state.review?.fileId);
  const table = useApp((state) =>
    state.review?.view?.inspection?.kind === 'workbook' ? state.review.view.table : null,
  );
  const [found, setFound] = useState<{ readonly of: unknown; readonly rows: readonly SourceRow[] }>();
  useEffect(() => {
    if (fileId === undefined || table === null) return undefined;
    let wanted = true;
    const keep = (rows: readonly SourceRow[]): void => {
      if (wanted) setFound({ of: table, rows });
    };
    getSession()
      .client.review.rows({ fileId, selection: { first: 0, count: lookedUp } })
      // Without these rows examples are shown raw; the preview tells of the failure.
      .then(keep, () => keep(noRows));
    return () => {
      wanted = false;
    };
  }, [fileId, table]);
  return found !== undefined && found.of === table ? found.rows : noRows;
}

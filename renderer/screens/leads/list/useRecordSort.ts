import { useEffect, useMemo, useRef } from 'react';
import type { GridSort } from '../../../components/grid/gridSort.ts';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import type { LeadsPlace } from '../../../state/leads/leadsPlace.ts';
import { numberColumn } from './recordColumns.tsx';

/** The order of the list as its headers say and change it; the order itself stands in the address. */
export function useRecordSort(place: LeadsPlace): GridSort {
  const { field, descending } = place.query.order;
  const latest = useRef(place);
  useEffect(() => {
    latest.current = place;
  });
  return useMemo(
    () => ({
      columnId: field ?? numberColumn,
      descending,
      onSort(columnId, isDown) {
        const { query } = latest.current;
        const order = { field: columnId === numberColumn ? null : columnId, descending: isDown };
        goToLeads({ ...latest.current, query: { ...query, order } });
      },
    }),
    [field, descending],
  );
}

/* oxlint-disable jsx-a11y/no-static-element-interactions -- it looks at what happens in the grid, which has role and focus */
import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { Button } from '../../components/Button.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { inboxAttribute } from '../../components/focus.ts';
import { useApp } from '../../state/app/appState.ts';
import { setInboxDesk, useInboxDesk } from '../../state/inbox/inboxDesk.ts';
import { type InboxRow, inboxRows, keyOfRow } from '../../state/inbox/inboxList.ts';
import { type PickHow, pickRow } from '../../state/inbox/inboxSelection.ts';
import { inboxRowsNow, noJobs } from '../../state/inbox/inboxListNow.ts';
import { openRow } from '../../state/inbox/pickedFiles.ts';
import { goTo, routes } from '../../state/app/routes.ts';
import { text } from '../../text/en.ts';
import { inboxColumns } from './inboxColumns.tsx';
import { menuAt } from './rowMenu.ts';

/** Takes off all that narrows the list, the rows of a question included. */
function showAll(): void {
  setInboxDesk({ query: '', filter: 'all', target: null });
  if (useInboxDesk.getState().only !== null) goTo(routes.inbox());
}

const openAt = (index: number): void => openRow(inboxRowsNow()[index]);

/** Rows that stand in place while the list is on its way. */
const placesKept = 6;

/** The list of files: one cursor, any number of selected rows. */
export function InboxTable() {
  const items = useApp((state) => state.inbox);
  const arrivals = useApp((state) => state.arrivals);
  const jobs = useApp((state) => state.jobs?.jobs) ?? noJobs;
  const { filter, only, order, query, target, removed, cursor, selected } = useInboxDesk();
  const rows = useMemo(
    () => inboxRows({ arrivals, items: items ?? [], removed, jobs }, { filter, only, order, query, target }),
    [arrivals, items, removed, jobs, filter, only, order, query, target],
  );
  const keys = useMemo(() => rows.map(keyOfRow), [rows]);
  const at = cursor === null ? 0 : keys.indexOf(cursor);

  const pick = (index: number, how: PickHow): void => {
    const key = keys[index];
    if (key === undefined) return;
    const present = useInboxDesk.getState();
    setInboxDesk(pickRow({ ...present, cursor: present.cursor ?? keys[0] ?? null }, keys, { key, how }));
  };
  const onMouseDown = (event: MouseEvent): void => {
    const row = rowUnder(event.target);
    if (event.button !== 0 || row === null || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    row.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    pick(indexOf(row), event.shiftKey ? 'range' : 'toggle');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'grid') return;
    const here = Math.max(0, at);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: keys.length - 1,
    };
    const to = moves[event.key];
    if (event.shiftKey && to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      pick(Math.min(keys.length - 1, Math.max(0, to)), 'range');
    } else if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      pick(here, 'toggle');
    }
  };
  return (
    <div
      className="flex min-h-0 min-w-0 flex-1 flex-col"
      onMouseDownCapture={onMouseDown}
      onKeyDownCapture={onKeyDown}
    >
      <DataGrid<InboxRow>
        label={text.inbox.title}
        columns={inboxColumns}
        rowCount={items === null ? placesKept : rows.length}
        rowAt={(index) => rows[index]}
        rowKey={(index) => keys[index] ?? index}
        rowHeight={44}
        cursor={Math.min(Math.max(at, 0), rows.length - 1)}
        onCursor={(index) => pick(index, 'alone')}
        onActivate={openAt}
        rowMenu={menuAt}
        isSelected={(index) => (selected.size === 0 ? index === at : selected.has(keys[index] ?? ''))}
        gridAttribute={inboxAttribute}
        hideHeader
        empty={
          <EmptyState
            title={text.inbox.noMatch}
            actions={<Button onClick={showAll}>{text.inbox.clearFilter}</Button>}
          />
        }
      />
    </div>
  );
}

function rowUnder(target: EventTarget): HTMLElement | null {
  if (!(target instanceof Element) || target.closest('button') !== null) return null;
  return target.closest<HTMLElement>('[role="row"][aria-rowindex]');
}

/** The head counts as the first row. */
function indexOf(row: HTMLElement): number {
  return Number(row.getAttribute('aria-rowindex')) - 2;
}

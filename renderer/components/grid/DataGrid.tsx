/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which the tags of a table do not allow */
import { type KeyboardEvent, Suspense, useDeferredValue, useId, useMemo, useRef } from 'react';
import { text } from '../../text/en.ts';
import { activeDescendant } from './activeDescendant.ts';
import { cellCount, isOneCell, onlyCell } from './cellRange.ts';
import { cellsAtHand } from './gatherCells.ts';
import { gridKeyOf } from './gridKeys.ts';
import type { DataGridProps } from './gridProps.ts';
import { rangeFacts } from './rangeFacts.ts';
import { type DataGridParts, useDataGrid } from './useDataGrid.ts';
import { GridFooter } from './GridFooter.tsx';
import { GridHeader } from './GridHeader.tsx';
import { GridMenu } from './GridMenu.tsx';
import { GridRow } from './GridRow.tsx';
import { lazyPart } from '../lazyPart.ts';

// Asked for now and then, and no part of what every start reads.
const GridColumns = lazyPart(async () => (await import('./GridColumns.tsx')).GridColumns);
const GridGoTo = lazyPart(async () => (await import('./GridGoTo.tsx')).GridGoTo);

/** Cells that are counted beside the selection, at most; more would make a drag stutter. */
const mostCounted = 10_000;

/**
 * The one table of the app: rows and columns outside the window are not in the document, so 5,000 columns or millions
 * of rows cost no more than a screenful. The grid itself holds the focus; the cursor is told by `aria-activedescendant`.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rowCount, rowHeight, cursor } = props;
  const id = useId();
  const scrollRef = useRef<HTMLDivElement>(null);
  const grid = useDataGrid(props, { gridId: id, scrollRef });
  const { columns, scroll, cells, headerPx, view, ofCells, pointer } = grid;
  const { header } = grid.headers;
  const { shown, places } = columns;
  const { first, last } = scroll.rows;
  const width = Math.max(places.totalPx, view.width);
  const { active } = cells.selection;
  const { top, bottom, left, right } = cells.range;
  const rows = [];
  for (let index = first; index <= last; index += 1) {
    const isSelected = ofCells && index >= top && index <= bottom;
    rows.push(
      <GridRow
        key={props.rowKey?.(index) ?? index}
        gridId={id}
        index={index}
        row={props.rowAt(index)}
        columns={shown}
        places={places}
        first={scroll.columns.first}
        last={scroll.columns.last}
        top={(index - scroll.base.row) * rowHeight}
        height={rowHeight}
        width={width}
        current={index === cursor}
        selected={props.isSelected?.(index) ?? index === cursor}
        ofCells={ofCells}
        from={isSelected ? left : 0}
        to={isSelected ? right : -1}
        active={ofCells && index === active.row ? active.column : -1}
        tone={props.rowTone}
        onDown={grid.onRowDown}
        onActivate={props.onActivate}
        activateOnClick={props.activateOnClick}
      />,
    );
  }
  const activeId = activeDescendant(
    id,
    {
      header,
      row: ofCells ? active.row : cursor,
      column: ofCells ? active.column : -1,
      hasCells: props.rowAt(active.row) !== undefined,
    },
    { rows: scroll.rows, columns: scroll.columns, pinnedCount: places.pinnedCount },
  );

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="relative isolate flex min-h-0 min-w-0 flex-1 contain-strict">
        <div
          ref={scrollRef}
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-rowcount={rowCount + (headerPx === 0 ? 0 : 1)}
          aria-colcount={shown.length}
          aria-multiselectable={ofCells || props.isSelected !== undefined || undefined}
          aria-activedescendant={activeId}
          {...(props.gridAttribute === undefined ? {} : { [props.gridAttribute]: '' })}
          onKeyDown={(event) => onGridKey(event, props, grid)}
          onCopy={(event) => {
            // Where rows have the cursor, a piece of text may be selected with the mouse.
            const isTextSelected = !ofCells && getSelection()?.isCollapsed === false;
            if (event.target !== event.currentTarget || isTextSelected) return;
            if (ofCells) grid.copying.copy(cells.range, 'cells', event.clipboardData);
            else if (props.copyText === undefined || cursor < 0 || cursor >= rowCount) return;
            else event.clipboardData.setData('text/plain', props.copyText(cursor));
            event.preventDefault();
          }}
          onContextMenu={grid.menus.onContextMenu}
          className={`group/grid peer relative min-h-0 min-w-0 flex-1 overflow-auto bg-surface outline-none ${
            ofCells ? 'select-none' : ''
          }`}
        >
          <div role="presentation" style={{ height: scroll.sizerPx, width }} className="relative">
            {headerPx === 0 ? null : (
              <GridHeader
                gridId={id}
                columns={shown}
                places={places}
                first={scroll.columns.first}
                last={scroll.columns.last}
                width={width}
                active={header}
                from={ofCells ? left : 0}
                to={ofCells ? right : -1}
                dragged={pointer.drag?.column ?? -1}
                marked={props.columnInSight}
                flashed={grid.flashed}
                onDown={pointer.onHeaderDown}
                onEdgeDown={pointer.onEdgeDown}
                onFit={grid.headers.fit}
                onMenu={grid.headers.openMenu}
                sort={props.sort}
                onSort={grid.headers.sortBy}
              />
            )}
            <div role="rowgroup" className="absolute left-0" style={{ top: scroll.base.px, width }}>
              {rows}
            </div>
          </div>
          {rowCount === 0 && props.empty !== undefined ? (
            <div className="sticky left-0 -mt-px w-full" style={{ width: view.width }}>
              {props.empty}
            </div>
          ) : null}
        </div>
        {pointer.drag === null ? null : (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 z-20 w-0.5 bg-accent"
            style={{ left: dropPx(grid, pointer.drag.border) }}
          />
        )}
        {/* Above the rows, which would cover an outline of the grid itself. */}
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 z-20 hidden outline-2 -outline-offset-2 outline-accent peer-focus-visible:block"
        />
      </div>
      {ofCells && rowCount > 0 ? <Footer props={props} grid={grid} /> : null}
      {grid.menus.open === null ? null : (
        <GridMenu menu={grid.menus.open} onClose={grid.menus.close} gridRef={scrollRef} />
      )}
      {grid.dialog === 'goTo' ? (
        <Suspense fallback={null}>
          <GridGoTo
            columns={shown}
            hidden={columns.hidden}
            rowCount={props.partOf?.total ?? rowCount}
            onColumn={grid.goToColumn}
            onRow={(row) => grid.goToRow(row - (props.partOf?.firstRow ?? 0))}
            onClose={grid.closeDialog}
          />
        </Suspense>
      ) : null}
      {grid.dialog === 'columns' ? (
        <Suspense fallback={null}>
          <GridColumns
            columns={columns.natural}
            hidden={columns.hiddenIds}
            isArranged={columns.isArranged}
            onHidden={grid.actions.setHidden}
            onReset={grid.actions.reset}
            onClose={grid.closeDialog}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Where the border that a dragged column would stand at is seen, in pixels from the left of the grid. */
function dropPx<Row>({ columns, scroll }: DataGridParts<Row>, border: number): number {
  const { edges, pinnedCount } = columns.places;
  const px = edges[border] ?? 0;
  return Math.max(0, (border <= pinnedCount ? px : px - scroll.position().left) - 1);
}

function Footer<Row>({
  props,
  grid,
}: {
  readonly props: DataGridProps<Row>;
  readonly grid: DataGridParts<Row>;
}) {
  const { shown, hidden } = grid.columns;
  const { rowAt, rowCount, partOf } = props;
  const { active } = grid.cells.selection;
  const range = useDeferredValue(grid.cells.range);
  const facts = useMemo(() => {
    if (isOneCell(range)) return null;
    const sources = shown
      .slice(range.left, range.right + 1)
      .flatMap(({ header, textOf }) => (textOf === undefined ? [] : [{ name: header, textOf }]));
    const cells = cellCount({ ...range, left: 1, right: sources.length });
    const atHand = cellsAtHand({ columns: sources, rowAt, fetchRows: undefined }, range, mostCounted);
    return atHand === null ? { cells } : rangeFacts(atHand.rows.flat());
  }, [range, shown, rowAt]);
  return (
    <GridFooter
      place={text.grid.place(
        (partOf?.firstRow ?? 0) + active.row + 1,
        partOf?.total ?? rowCount,
        shown[active.column]?.header ?? '',
      )}
      facts={facts}
      hiddenCount={hidden.length}
      share={grid.copying.share}
      onGoTo={() => grid.openDialog('goTo')}
      onColumns={() => grid.openDialog('columns')}
      onCancel={grid.copying.cancel}
    />
  );
}

/** Does what a key means here; the window's commands hear of it only where it means nothing. */
function onGridKey<Row>(event: KeyboardEvent, props: DataGridProps<Row>, grid: DataGridParts<Row>): void {
  if (event.target !== event.currentTarget) return;
  const { headers, cells, columns, scroll, ofCells } = grid;
  const { header } = headers;
  const meant = gridKeyOf(event, {
    ofCells,
    hasRange: !isOneCell(cells.range),
    header,
    row: props.cursor,
    rowCount: props.rowCount,
    columnCount: columns.shown.length,
    pageRows: scroll.pageRows,
    hasHeader: grid.headerPx > 0,
    sorts: props.sort !== undefined && columns.shown[header]?.sortable === true,
    activates: props.onActivate !== undefined,
  });
  if (meant === null) return;
  event.preventDefault();
  event.stopPropagation();
  switch (meant.kind) {
    case 'cell': {
      const { head } = cells.move(meant.move);
      if (meant.move.kind === 'by' || meant.move.kind === 'to' || meant.move.kind === 'page') {
        scroll.showRow(head.row);
        scroll.showColumn(head.column);
      }
      return;
    }
    case 'row':
      return props.onCursor(meant.to);
    case 'activate':
      return props.onActivate?.(props.cursor, meant.extend);
    case 'collapse':
      return cells.select(onlyCell(cells.selection.active));
    case 'menu':
      return header >= 0 ? headers.openMenu(header) : grid.openCellMenu();
    case 'columnMenu':
    case 'sortColumn':
    case 'enterHeader':
    case 'leaveHeader':
    case 'headerTo':
    case 'moveColumn':
    case 'widen':
    case 'hideColumn':
      return headers.onKey(meant);
  }
}

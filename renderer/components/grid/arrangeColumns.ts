import type { ColumnLayout } from '../../../core/contract/views.ts';

/** As far as arranging is concerned. */
export interface Arrangeable {
  readonly id: string;
  /** Stays in sight at the left, unless a person says otherwise. */
  readonly pinned?: boolean;
}

export interface ArrangedColumns<Column> {
  /** From left to right, pinned ones first. */
  readonly shown: readonly Column[];
  readonly pinnedCount: number;
  readonly hidden: readonly Column[];
}

/** Nobody arranged anything. */
export const naturalLayout: ColumnLayout = { order: [], widths: [], pins: [], hidden: [] };

/** Puts columns where a layout wants them; what it does not name stays behind the column that it naturally follows. */
export function arrangeColumns<Column extends Arrangeable>(
  columns: readonly Column[],
  layout: ColumnLayout,
): ArrangedColumns<Column> {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const pins = new Map(layout.pins);
  const away = new Set(layout.hidden);
  const pinned: Column[] = [];
  const free: Column[] = [];
  const hidden: Column[] = [];
  for (const id of wholeOrder(columns, layout.order)) {
    const column = byId.get(id);
    if (column === undefined) continue;
    if (away.has(id)) hidden.push(column);
    else if (pins.get(id) ?? column.pinned === true) pinned.push(column);
    else free.push(column);
  }
  return { shown: [...pinned, ...free], pinnedCount: pinned.length, hidden };
}

/**
 * Every id in its order: those of the layout, also the ones that the table does not have now, and behind each the
 * columns that naturally follow it and are not named.
 */
export function wholeOrder(columns: readonly Arrangeable[], order: readonly string[]): readonly string[] {
  const named = [...new Set(order)];
  const known = new Set(named);
  const behind = new Map<string | null, string[]>();
  let last: string | null = null;
  for (const { id } of columns) {
    if (known.has(id)) {
      last = id;
      continue;
    }
    const list = behind.get(last);
    if (list === undefined) behind.set(last, [id]);
    else list.push(id);
  }
  return [...(behind.get(null) ?? []), ...named.flatMap((id) => [id, ...(behind.get(id) ?? [])])];
}

export interface ColumnMove {
  readonly id: string;
  /** Its place among the shown columns afterwards, from 0. */
  readonly to: number;
  /** Whether it may become pinned or lose its pin by where it goes; otherwise it stops at the border. */
  readonly overBorder: boolean;
}

/** Gives a column another place. */
export function moveColumn<Column extends Arrangeable>(
  columns: readonly Column[],
  layout: ColumnLayout,
  { id, to, overBorder }: ColumnMove,
): ColumnLayout {
  const { shown, pinnedCount } = arrangeColumns(columns, layout);
  const from = shown.findIndex((column) => column.id === id);
  if (from === -1) return layout;
  const wasPinned = from < pinnedCount;
  const border = pinnedCount - (wasPinned ? 1 : 0);
  const rest = shown.filter((column) => column.id !== id);
  const [least, most] = overBorder ? [0, rest.length] : wasPinned ? [0, border] : [border, rest.length];
  const place = Math.min(most, Math.max(least, to));
  const isPinned = place < border || (place === border && wasPinned);
  const [next, previous] = isPinned
    ? [place < border ? rest[place] : undefined, rest[place - 1]]
    : [rest[place], place > border ? rest[place - 1] : undefined];
  const order = wholeOrder(columns, layout.order).filter((other) => other !== id);
  const at =
    next === undefined
      ? previous === undefined
        ? order.length
        : order.indexOf(previous.id) + 1
      : order.indexOf(next.id);
  order.splice(at, 0, id);
  const moved = { ...layout, order };
  return isPinned === wasPinned ? moved : pinColumn(columns, moved, { id, pinned: isPinned });
}

/** Keeps a column in sight at the left, or lets it scroll with the others. */
export function pinColumn(
  columns: readonly Arrangeable[],
  layout: ColumnLayout,
  { id, pinned }: { readonly id: string; readonly pinned: boolean },
): ColumnLayout {
  const natural = columns.find((column) => column.id === id)?.pinned === true;
  const others = layout.pins.filter(([other]) => other !== id);
  return { ...layout, pins: natural === pinned ? others : [...others, [id, pinned]] };
}

/** Takes columns out of sight. */
export function hideColumns(layout: ColumnLayout, ids: readonly string[]): ColumnLayout {
  return { ...layout, hidden: [...new Set([...layout.hidden, ...ids])] };
}

/** Brings columns back to where they were. */
export function showColumns(layout: ColumnLayout, ids: readonly string[]): ColumnLayout {
  const back = new Set(ids);
  return { ...layout, hidden: layout.hidden.filter((id) => !back.has(id)) };
}

/** Gives columns widths in pixels; `null` gives back a column's own. */
export function sizeColumns(
  layout: ColumnLayout,
  widths: readonly (readonly [id: string, px: number | null])[],
): ColumnLayout {
  const next = new Map(layout.widths);
  for (const [id, px] of widths) {
    if (px === null) next.delete(id);
    else next.set(id, Math.round(Math.min(widthLimits.most, Math.max(widthLimits.least, px))));
  }
  return { ...layout, widths: [...next] };
}

/** Widths that a column can be given, in pixels. */
export const widthLimits = { least: 40, most: 1_600 } as const;

/** Whether the layout says anything at all. */
export function isNatural({ order, widths, pins, hidden }: ColumnLayout): boolean {
  return order.length + widths.length + pins.length + hidden.length === 0;
}

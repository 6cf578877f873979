import { create } from 'zustand';
import type { ColumnLayout } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { tellTrouble } from './toasts.ts';

/** How tables are arranged, as far as they were shown since the start; `null` while the host is asked. */
const useLayouts = create<ReadonlyMap<string, ColumnLayout | null>>()(() => new Map());

/** Saves that are on their way, one behind the other, so that the last one stays. */
let saving: Promise<void> = Promise.resolve();

/** The kept layout of a table; `undefined` until it is known or where nobody arranged the table. */
export function useColumnLayoutOf(table: string | undefined): ColumnLayout | undefined {
  return useLayouts((layouts) => (table === undefined ? null : layouts.get(table))) ?? undefined;
}

/** Asks the host for a table's layout, once. Without an answer the table stays as it is by nature. */
export async function loadColumnLayout(table: string): Promise<void> {
  if (useLayouts.getState().has(table)) return;
  remember(table, null);
  try {
    const { layout } = await getSession().client.columnLayouts.get({ table });
    // What a person did meanwhile counts.
    if (layout !== null && useLayouts.getState().get(table) === null) remember(table, layout);
  } catch {
    // A table is read without it; the next time that it is shown, it is asked for again.
    if (useLayouts.getState().get(table) === null) forget(table);
  }
}

/** Shows a layout at once and keeps it; `null` gives back the table as it is by nature. */
export async function keepColumnLayout(table: string, layout: ColumnLayout | null): Promise<void> {
  remember(table, layout);
  const before = saving;
  saving = (async () => {
    await before;
    try {
      await getSession().client.columnLayouts.put({ table, layout });
    } catch (cause) {
      tellTrouble(cause);
    }
  })();
  await saving;
}

/**
 * A short name for columns by their names in order, so that files of the same layout share what a person arranged. Two
 * layouts with the same one would share it too, which harms nothing.
 */
export function columnsKey(names: readonly string[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (code: number): void => {
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  };
  for (const name of names) {
    for (let at = 0; at < name.length; at += 1) mix(name.charCodeAt(at));
    mix(0x1_0000);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}

function remember(table: string, layout: ColumnLayout | null): void {
  useLayouts.setState(new Map(useLayouts.getState()).set(table, layout), true);
}

function forget(table: string): void {
  const next = new Map(useLayouts.getState());
  next.delete(table);
  useLayouts.setState(next, true);
}

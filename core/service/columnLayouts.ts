import type { ColumnLayout } from '../model/columnLayout.ts';
import { columnLayoutOptions } from '../model/options/columnLayoutOptions.ts';
import { type Dependencies, timestamp } from './base/dependencies.ts';

/** How people arranged tables; under the names of the contract. */
export interface ColumnLayoutService {
  get(input: { readonly table: string }): Promise<{ readonly layout: ColumnLayout | null }>;
  put(input: { readonly table: string; readonly layout: ColumnLayout | null }): Promise<void>;
}

export function createColumnLayoutService({ stores, clock }: Dependencies): ColumnLayoutService {
  const { columnLayouts } = stores;
  return {
    get: async ({ table }) => ({ layout: (await columnLayouts.get(table)) ?? null }),
    async put({ table, layout }) {
      if (layout === null) await columnLayouts.remove(table);
      else
        await columnLayouts.put(table, {
          layout,
          savedAt: timestamp(clock),
          kept: columnLayoutOptions.kept,
        });
    },
  };
}

import { type } from '@orpc/contract';
import * as z from 'zod';
import { columnLayoutOptions } from '../model/options/columnLayoutOptions.ts';
import { base } from './procedure.ts';
import type { ColumnLayout } from './views.ts';

const { columns, idLength, length } = columnLayoutOptions;
/** Names the table: its view, and the pack or the layout of the file where these decide its columns. */
const table = z.string().min(1).max(200);
const id = z.string().max(idLength);
const layout = z
  .strictObject({
    order: z.array(id).max(columns).readonly(),
    widths: z
      .array(z.tuple([id, z.int().min(1).max(10_000)]).readonly())
      .max(columns)
      .readonly(),
    pins: z
      .array(z.tuple([id, z.boolean()]).readonly())
      .max(columns)
      .readonly(),
    hidden: z.array(id).max(columns).readonly(),
  })
  .refine((given) => JSON.stringify(given).length <= length);

/** How people arrange the columns of tables. */
export const columnLayoutProcedures = {
  /** `null` where nobody arranged that table. */
  get: base.input(z.strictObject({ table })).output(type<{ readonly layout: ColumnLayout | null }>()),
  /** `null` forgets the arrangement. */
  put: base.input(z.strictObject({ table, layout: layout.nullable() })).output(type<void>()),
};

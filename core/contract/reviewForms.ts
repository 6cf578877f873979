import * as z from 'zod';
import { columnTypes } from '../model/columnType.ts';
import { findOptions } from '../model/options/findOptions.ts';
import { shortText } from './procedure.ts';
import { transformForm as transform } from './transformForm.ts';

/** Rows asked for at once; a screen shows some fifty. */
const rowsAtOnce = 1_000;
const rowNumber = z.int().min(0);
/** Data rows: a run of them, or each by its number. */
export const rowSelection = z.union([
  z.strictObject({ first: rowNumber, count: z.int().min(0).max(rowsAtOnce) }),
  z.strictObject({ rows: z.array(rowNumber).max(rowsAtOnce).readonly() }),
]);

const cellText = z.string().max(32_767);
export const columnIndex = z.int().min(0).max(16_383);

/** What is looked for. */
export const findQuery = z.strictObject({
  text: z.string().min(1).max(findOptions.textLength),
  matchCase: z.boolean(),
  wholeCell: z.boolean(),
  isPattern: z.boolean(),
  columnIndex: columnIndex.nullable(),
});

/** Corrections of the parse guesses. */
export const overridesForm = z.strictObject({
  encoding: z.exactOptional(z.string().max(40)),
  delimiter: z.exactOptional(z.string().min(1).max(8)),
  quote: z.exactOptional(z.string().length(1).nullable()),
  escape: z.exactOptional(z.literal('\\').nullable()),
  headerRows: z.exactOptional(z.array(rowNumber).max(20).readonly()),
  firstDataRow: z.exactOptional(rowNumber),
  lastDataRow: z.exactOptional(rowNumber),
  keptRows: z.exactOptional(z.array(rowNumber).max(rowsAtOnce).readonly()),
  leftOutRows: z.exactOptional(z.array(rowNumber).max(rowsAtOnce).readonly()),
  innerRows: z.exactOptional(z.literal('data')),
  sheetIndex: z.exactOptional(z.int().min(0).max(10_000)),
  sheetsTogether: z.exactOptional(z.literal(true)),
  tableIndex: z.exactOptional(z.int().min(0).max(10_000)),
  tablesTogether: z.exactOptional(z.literal(true)),
  tables: z.exactOptional(z.literal('one')),
  range: z.exactOptional(
    z
      .strictObject({
        top: rowNumber,
        left: columnIndex,
        bottom: rowNumber.nullable(),
        right: columnIndex,
      })
      .refine(({ top, left, bottom, right }) => right >= left && (bottom === null || bottom >= top)),
  ),
  columnTypes: z.exactOptional(
    z
      .array(z.strictObject({ columnIndex, type: z.enum(columnTypes), format: z.exactOptional(shortText) }))
      .max(16_384)
      .readonly(),
  ),
});

/** One change of a draft. */
export const draftEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), columnIndex }),
  z.strictObject({ kind: z.literal('assign'), columnIndex, field: shortText }),
  z.strictObject({ kind: z.literal('ignore'), columnIndex }),
  z.strictObject({ kind: z.literal('reset'), columnIndex }),
  z.strictObject({
    kind: z.literal('setTransforms'),
    columnIndex,
    transforms: z.array(transform).max(20).readonly(),
  }),
  z.strictObject({ kind: z.literal('setConstant'), field: shortText, value: cellText }),
  z.strictObject({ kind: z.literal('clearConstant'), field: shortText }),
  z.strictObject({
    kind: z.literal('derive'),
    field: shortText,
    columnIndexes: z.array(columnIndex).min(1).max(20).readonly(),
    transforms: z.array(transform).max(20).readonly(),
  }),
  z.strictObject({ kind: z.literal('clearDerived'), field: shortText }),
]);

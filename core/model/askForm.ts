import * as z from 'zod';
import { askUnits, type AskQuery } from './ask.ts';
import type { PackId } from './ids.ts';
import { askOptions } from './options/askOptions.ts';

const { conditions, groups, limit, measures, valueCharacters, values } = askOptions;

const field = z.string().min(1).max(200);
const text = z.string().min(1).max(valueCharacters);
const year = z.int().min(1900).max(2200);
const unit = z.enum(['day', 'week', 'month', 'quarter', 'year']);
const figure = z.number().refine(Number.isFinite);
const date = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2200-12-31');

const span = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unit, back: z.int().min(-1_000).max(1_000) }),
  z.strictObject({ kind: z.literal('last'), unit: z.enum(askUnits), count: z.int().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal('month'), month: z.int().min(1).max(12), year: year.nullable() }),
  z.strictObject({ kind: z.literal('quarter'), quarter: z.int().min(1).max(4), year: year.nullable() }),
  z.strictObject({ kind: z.literal('year'), year }),
  z.strictObject({ kind: z.literal('weekday'), day: z.int().min(1).max(7) }),
  z
    .strictObject({ kind: z.literal('dates'), from: date, to: date })
    .refine(({ from, to }) => from <= to, { message: 'The first date is after the last.' }),
]);

const test = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.enum(['is', 'isNot']),
    values: z.array(text).min(1).max(values).readonly(),
  }),
  z.strictObject({ op: z.enum(['contains', 'containsNot', 'begins']), text }),
  z.strictObject({ op: z.enum(['empty', 'filled']) }),
  z.strictObject({ op: z.enum(['equals', 'above', 'atLeast', 'below', 'atMost']), number: figure }),
  z.strictObject({ op: z.literal('between'), low: figure, high: figure }),
  z.strictObject({ op: z.enum(['within', 'notWithin', 'since', 'after', 'before', 'until']), span }),
]);

const condition = z.strictObject({ field, test });
const clause = z.union([
  condition,
  z.strictObject({ any: z.array(condition).min(1).max(conditions).readonly() }),
]);

const subject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('records'),
    packId: z
      .string()
      .min(1)
      .max(64)
      .transform((id) => id as PackId),
  }),
  z.strictObject({ kind: z.enum(['runs', 'files', 'mappings', 'scans']) }),
]);

const measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count') }),
  z.strictObject({
    kind: z.enum(['part', 'share']),
    of: z.array(condition).min(1).max(conditions).readonly(),
  }),
  z.strictObject({ kind: z.enum(['sum', 'avg', 'min', 'max']), field }),
]);

const place = z.int().min(0).max(10);
const order = z.strictObject({
  by: z.union([
    z.strictObject({ field }),
    z.strictObject({ group: place }),
    z.strictObject({ measure: place }),
  ]),
  descending: z.boolean(),
});

/** The one form of a query. It is closed: a word that is not in it makes the whole query void. Whether its fields are there says `planQuery`. */
export const askForm = z.strictObject({
  subject,
  where: z.array(clause).max(conditions).readonly(),
  groups: z
    .array(z.strictObject({ field, by: unit.nullable() }))
    .max(groups)
    .readonly(),
  measures: z.array(measure).max(measures).readonly(),
  order: z.array(order).max(2).readonly(),
  limit: z.int().min(1).max(limit).nullable(),
  columns: z.array(field).min(1).max(100).readonly().nullable(),
}) satisfies z.ZodType<AskQuery>;

/** Conditions as a filter of another list. */
export const askScopeForm = z.strictObject({
  where: askForm.shape.where,
  zone: z.string().min(1).max(100),
});

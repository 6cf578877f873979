import * as z from 'zod';
import { askOptions } from '../../model/options/askOptions.ts';

const text = z.string().max(askOptions.valueCharacters);
const field = z.string().max(200);
const condition = z.strictObject({
  /** Conditions of one number are alternatives. */
  alternative: z.int().min(0).max(100),
  field,
  op: z.enum([
    'is',
    'isNot',
    'contains',
    'containsNot',
    'begins',
    'empty',
    'filled',
    'equals',
    'above',
    'atLeast',
    'below',
    'atMost',
    'between',
    'within',
    'notWithin',
    'since',
    'after',
    'before',
    'until',
  ]),
  values: z.array(text).max(50),
  numbers: z.array(z.number()).max(2),
  time: z.string().max(40),
});

/**
 * The answer as a model is to give it: flat, nothing optional, nothing open, as providers that hold a model to a schema
 * want it. It becomes a query by `checkAskAnswer`, or nothing.
 */
export const answerForm = z.strictObject({
  answerable: z.boolean(),
  subject: z.string().max(100),
  where: z.array(condition).max(askOptions.conditions),
  groups: z
    .array(z.strictObject({ field, by: z.enum(['value', 'day', 'week', 'month', 'quarter', 'year']) }))
    .max(askOptions.groups),
  measures: z
    .array(
      z.strictObject({
        kind: z.enum(['count', 'share', 'sum', 'avg', 'min', 'max']),
        field,
        of: z.array(condition).max(10),
      }),
    )
    .max(askOptions.measures),
  order: z
    .array(
      z.strictObject({
        by: z.enum(['field', 'group', 'measure']),
        field,
        index: z.int().min(0).max(10),
        descending: z.boolean(),
      }),
    )
    .max(2),
  limit: z.int().min(0).max(askOptions.limit),
  columns: z.array(field).max(50),
});

export type AnswerForm = z.infer<typeof answerForm>;

import * as z from 'zod';
import {
  checkedNumbers,
  codeFormats,
  comparisons,
  type ExpectationRule,
  type RowExpectation,
  type RuleCondition,
  type TableExpectation,
  valueLists,
} from '../model/expectation.ts';
import { severities } from '../model/issue.ts';
import { packOptions as limits } from '../model/options/packOptions.ts';

const name = z.string().trim().min(1).max(limits.nameLength);
const value = z.string().min(1).max(limits.nameLength);
const values = z.array(value).max(limits.allowedValues).default([]);
const places = (least: number) => z.array(name).min(least).max(limits.rulePlaces);
const figure = z.number().nullable().default(null);
const wholeFigure = z.int().min(0).nullable().default(null);

const rowKinds = [
  z.strictObject({
    kind: z.literal('sum'),
    total: name,
    parts: places(1),
    orLess: z.exactOptional(places(1)),
  }),
  z.strictObject({ kind: z.literal('ascending'), fields: places(2) }),
  z.strictObject({ kind: z.literal('range'), field: name, min: figure, max: figure }),
  z.strictObject({
    kind: z.literal('pattern'),
    field: name,
    pattern: z.string().min(1).max(limits.patternLength),
    example: z.string().max(limits.nameLength),
  }),
  z.strictObject({
    kind: z.literal('checkDigit'),
    field: name,
    of: z.enum(checkedNumbers),
  }),
  z.strictObject({ kind: z.literal('notFuture'), field: name }),
  z.strictObject({ kind: z.literal('anyOf'), fields: places(1) }),
  z.strictObject({ kind: z.literal('missing'), field: name }),
  z.strictObject({ kind: z.literal('requiredWhen'), field: name, when: name, values }),
  z.strictObject({ kind: z.literal('length'), field: name, min: wholeFigure, max: wholeFigure }),
  z.strictObject({
    kind: z.literal('valueList'),
    field: name,
    values,
    list: z.enum(valueLists).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('format'), field: name, of: z.enum(codeFormats) }),
  z.strictObject({ kind: z.literal('compare'), left: name, op: z.enum(comparisons), right: name }),
  z.strictObject({
    kind: z.literal('ageBetween'),
    birth: name,
    at: name,
    min: wholeFigure,
    max: wholeFigure,
  }),
  z.strictObject({ kind: z.literal('within'), field: name, from: name, to: name }),
  z.strictObject({ kind: z.literal('currency'), field: name }),
] as const;

const rowRule = z.discriminatedUnion('kind', rowKinds) satisfies z.ZodType<RowExpectation>;

const condition = z.discriminatedUnion('is', [
  z.strictObject({
    field: name,
    is: z.literal('oneOf'),
    values: z.array(value).min(1).max(limits.allowedValues),
  }),
  z.strictObject({ field: name, is: z.literal('filled') }),
  z.strictObject({ field: name, is: z.literal('missing') }),
  z.strictObject({ field: name, is: z.literal('lessThan'), than: z.number() }),
  z.strictObject({ field: name, is: z.literal('moreThan'), than: z.number() }),
]) satisfies z.ZodType<RuleCondition>;

const tableKinds = [
  z.strictObject({ kind: z.literal('unique'), fields: places(1) }),
  z.strictObject({ kind: z.literal('sumOfLines'), amount: name, total: name, key: places(1) }),
] as const;
z.discriminatedUnion('kind', tableKinds) satisfies z.ZodType<TableExpectation>;

const rule = z.discriminatedUnion('kind', [
  ...rowKinds,
  ...tableKinds,
  z.strictObject({ kind: z.literal('when'), when: condition, expect: rowRule }),
]) satisfies z.ZodType<ExpectationRule>;

/** The form of one rule in a pack's JSON. */
export const expectationForm = z.strictObject({
  rule,
  severity: z.enum(severities).default('medium'),
  message: z.string().min(1).max(limits.textLength),
  onBroken: z.exactOptional(z.enum(['reject', 'flag'])),
});

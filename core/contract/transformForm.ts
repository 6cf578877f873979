import * as z from 'zod';
import { countryForms, nameParts, severalValues } from '../model/transform.ts';

const short = z.string().max(200);
const cell = z.string().max(32_767);

const columnIndex = z.int().min(0).max(16_383);
const several = z.enum(severalValues);
const otherwise = z.enum(['keep', 'reject']);
const decimalMark = z.enum(['.', ',']);

/** The closed list of transforms as it comes from outside; what is not in it is refused. */
export const transformForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('concatenate'), separator: z.string().max(20) }),
  z.strictObject({ kind: z.literal('trim') }),
  z.strictObject({ kind: z.literal('upperCase') }),
  z.strictObject({ kind: z.literal('lowerCase') }),
  z.strictObject({
    kind: z.literal('parseNumber'),
    decimalMark,
    strict: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal('parseDate'), formats: z.array(short).min(1).max(12).readonly() }),
  z.strictObject({ kind: z.literal('parseBoolean') }),
  z.strictObject({
    kind: z.literal('mapValues'),
    entries: z
      .array(z.strictObject({ from: cell, to: cell }))
      .max(10_000)
      .readonly(),
    otherwise,
  }),
  z.strictObject({
    kind: z.literal('split'),
    separator: z.string().min(1).max(20),
    part: z.int().min(-100).max(100),
  }),
  z.strictObject({ kind: z.literal('titleCase') }),
  z.strictObject({
    kind: z.literal('extract'),
    pattern: z.string().min(1).max(200),
    otherwise: z.enum(['missing', 'reject']),
  }),
  z.strictObject({
    kind: z.literal('replaceText'),
    find: z.string().min(1).max(200),
    replacement: short,
  }),
  z.strictObject({
    kind: z.literal('namePart'),
    part: z.enum(nameParts),
    lastFirst: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal('convertUnit'),
    from: z.string().min(1).max(20),
    to: z.string().min(1).max(20),
    decimalMark,
  }),
  z.strictObject({ kind: z.literal('negate') }),
  z.strictObject({ kind: z.literal('currencyPart'), part: z.enum(['amount', 'code']) }),
  z.strictObject({
    kind: z.literal('padLeft'),
    length: z.int().min(1).max(64),
    fill: z.string().length(1),
  }),
  z.strictObject({ kind: z.literal('datePart'), part: z.enum(['year', 'month', 'day']) }),
  z.strictObject({ kind: z.literal('dateOf') }),
  z.strictObject({ kind: z.literal('timeOf') }),
  z.strictObject({ kind: z.literal('joinDateTime'), formats: z.array(short).max(12).readonly() }),
  z.strictObject({ kind: z.literal('template'), text: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('constant'), value: cell }),
  z.strictObject({ kind: z.literal('defaultValue'), value: cell }),
  z.strictObject({ kind: z.literal('coalesce') }),
  z.strictObject({ kind: z.literal('collapseSpaces') }),
  z.strictObject({
    kind: z.literal('phone'),
    region: z.nullable(z.string().regex(/^[A-Z]{2}$/)),
    regionColumn: z.nullable(columnIndex),
    several,
    otherwise,
  }),
  z.strictObject({ kind: z.literal('email'), local: z.enum(['keep', 'lower']), several }),
  z.strictObject({ kind: z.literal('personName'), order: z.enum(['keep', 'firstLast']) }),
  z.strictObject({ kind: z.literal('country'), form: z.enum(countryForms), otherwise }),
  z.strictObject({
    kind: z.literal('money'),
    part: z.enum(['amount', 'code', 'both']),
    decimalMark,
    currency: z.nullable(z.string().regex(/^[A-Z]{3}$/)),
    currencyColumn: z.nullable(columnIndex),
  }),
]);

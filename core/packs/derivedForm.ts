import * as z from 'zod';
import { type Derivation, derivedDateParts, type ScoreCondition } from '../model/derivedField.ts';
import { packOptions as limits } from '../model/options/packOptions.ts';

const name = z.string().trim().min(1).max(limits.nameLength);
const prose = z.string().max(limits.textLength);
const label = z.string().trim().min(1).max(limits.nameLength);
/** A code, or two with a hyphen between: `I20-I25`. */
const codes = z.array(z.string().min(1).max(limits.nameLength)).min(1).max(limits.allowedValues);

const condition = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('atLeast'), field: name, value: z.number() }),
  z.strictObject({ is: z.literal('below'), field: name, value: z.number() }),
  z.strictObject({
    is: z.literal('oneOf'),
    field: name,
    values: z.array(label).min(1).max(limits.allowedValues),
  }),
  z.strictObject({ is: z.literal('codes'), field: name, codes }),
]) satisfies z.ZodType<ScoreCondition>;

const derivation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daysBetween'), from: name, to: name }),
  z.strictObject({ kind: z.literal('ageAt'), birth: name, at: name }),
  z.strictObject({
    kind: z.literal('difference'),
    of: name,
    less: z.array(name).min(1).max(limits.rulePlaces),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    of: name,
    to: name,
    decimals: z.int().min(0).max(12).default(4),
  }),
  z.strictObject({
    kind: z.literal('band'),
    of: name,
    bands: z
      .array(z.strictObject({ below: z.number().nullable().default(null), label }))
      .min(1)
      .max(limits.bands),
  }),
  z.strictObject({
    kind: z.literal('codeGroup'),
    of: name,
    groups: z.array(z.strictObject({ label, codes })).min(1).max(limits.bands),
    otherwise: label.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('score'),
    points: z
      .array(z.strictObject({ points: z.int(), reason: label, when: condition }))
      .min(1)
      .max(limits.bands),
  }),
  z.strictObject({ kind: z.literal('scoreReasons'), of: name }),
  z.strictObject({ kind: z.literal('datePart'), of: name, part: z.enum(derivedDateParts) }),
]) satisfies z.ZodType<Derivation>;

/** The form of a derived field by itself; what it refers to is for `brokenDerived`. */
export const derivedForm = z.strictObject({
  name,
  label: label.optional(),
  description: prose.default(''),
  derive: derivation,
  unit: name.optional(),
});

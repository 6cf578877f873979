import * as z from 'zod';
import { keyForms, likenessKinds } from '../model/duplicates.ts';
import { packOptions as limits } from '../model/options/packOptions.ts';
import { fieldTypes } from '../model/targetSchema.ts';
import { derivedForm } from './derivedForm.ts';
import { outputForm } from './outputForm.ts';
import { expectationForm } from './ruleForm.ts';

const name = z.string().trim().min(1).max(limits.nameLength);
const prose = z.string().max(limits.textLength);
const value = z.string().min(1).max(limits.nameLength);

const aliases = z.strictObject({
  value,
  spellings: z.array(name).min(1).max(limits.spellings),
});

const field = z.strictObject({
  name,
  label: name.optional(),
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  orElse: z.array(name).min(1).max(limits.synonyms).optional(),
  description: prose.default(''),
  synonyms: z.array(name).max(limits.synonyms).default([]),
  enum: z.array(value).max(limits.allowedValues).default([]),
  maxLength: z.int().min(1).nullable().default(null),
  examples: z.array(value).max(limits.examples).optional(),
  aliases: z.array(aliases).max(limits.allowedValues).optional(),
  unit: name.optional(),
  group: name.optional(),
  format: name.optional(),
  unfit: z.literal('keep').optional(),
  standard: prose.min(1).optional(),
  formerly: z.array(name).max(limits.synonyms).optional(),
});

const places = (least: number) => z.array(name).min(least).max(limits.rulePlaces);

const duplicates = z.strictObject({
  keys: z.array(places(1)).max(limits.rulePlaces),
  forms: z
    .array(z.strictObject({ field: name, as: z.enum(keyForms) }))
    .max(limits.rulePlaces)
    .optional(),
  onDuplicate: z.enum(['keep', 'reject']).optional(),
  likeness: z
    .array(z.strictObject({ field: name, as: z.enum(likenessKinds) }))
    .max(limits.rulePlaces)
    .optional(),
});

const share = z.number().min(0).max(1).nullable();
const quarantine = z.strictObject({
  scoreBelow: z.exactOptional(share),
  rejectedAbove: z.exactOptional(share),
  criticalBroken: z.exactOptional(z.boolean()),
});

/** What a pack's id looks like: `insurance.loss_register`. It stands in file names and commands. */
const packIdForm = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

/** The form of a pack's JSON by itself; what its parts say about each other is for `brokenRules`. */
export const packForm = z.strictObject({
  id: z.string().regex(packIdForm),
  title: name,
  version: name,
  about: prose.default(''),
  fields: z.array(field).min(1).max(limits.fields),
  sources: z.array(prose).max(limits.sources).optional(),
  expectations: z.array(expectationForm).max(limits.expectations).optional(),
  duplicates: duplicates.optional(),
  load: z.strictObject({ key: places(1), find: z.exactOptional(places(1)) }).optional(),
  derived: z.array(derivedForm).max(limits.derived).optional(),
  output: outputForm.optional(),
  quarantine: quarantine.optional(),
  sensitive: z.literal(true).optional(),
});

export type WrittenPack = z.output<typeof packForm>;

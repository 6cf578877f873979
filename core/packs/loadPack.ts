import * as z from 'zod';
import { AppError } from '../model/errors.ts';
import { asId, type PackId } from '../model/ids.ts';
import { fieldTypes, type TargetSchema } from '../model/targetSchema.ts';

const name = z.string().trim().min(1).max(200);

const field = z.strictObject({
  name,
  label: z.string().trim().min(1).max(200).optional(),
  type: z.enum(fieldTypes),
  required: z.boolean().default(false),
  description: z.string().max(2_000).default(''),
  synonyms: z.array(name).max(500).default([]),
  enum: z.array(name).max(10_000).default([]),
  maxLength: z.int().min(1).nullable().default(null),
});

const pack = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]*$/i)
      .max(64),
    title: name,
    version: name,
    about: z.string().max(2_000).default(''),
    fields: z.array(field).min(1).max(5_000),
  })
  .check((context) => {
    const seen = new Set<string>();
    context.value.fields.forEach(({ name, type, enum: list }, i) => {
      if (seen.has(name)) {
        context.issues.push({
          code: 'custom',
          message: `the name ${name} stands twice`,
          path: ['fields', i, 'name'],
          input: name,
        });
      }
      seen.add(name);
      if (type === 'enum' && list.length === 0) {
        context.issues.push({
          code: 'custom',
          message: 'an enum needs allowed values',
          path: ['fields', i, 'enum'],
          input: list,
        });
      }
    });
  });

/**
 * Checks a pack's `schema.json` and fills what may be left out: label from the name, no synonyms, no list, not required.
 *
 * @param source The parsed JSON.
 * @param origin File or pack name, for the message.
 * @throws {AppError} `PACK_INVALID`, naming the first place that is wrong.
 */
export function loadPack(source: unknown, origin: string): TargetSchema {
  const result = pack.safeParse(source);
  if (!result.success) {
    const issue = result.error.issues[0];
    const place = issue === undefined || issue.path.length === 0 ? 'the whole' : issue.path.join('.');
    throw new AppError(
      'PACK_INVALID',
      `${origin} is no target schema: ${place}: ${issue?.message ?? 'unreadable'}.`,
    );
  }
  const { id, fields, ...rest } = result.data;
  return {
    ...rest,
    id: asId<PackId>(id),
    fields: fields.map(({ label, ...one }) => ({ ...one, label: label ?? labelOf(one.name) })),
  };
}

/** `date_of_loss` is shown as `Date of loss`. */
export function labelOf(name: string): string {
  const words = name.replace(/[_\s]+/g, ' ').trim();
  return words === '' ? name : words.slice(0, 1).toUpperCase() + words.slice(1);
}

import * as z from 'zod';
import { columnTypes } from '../model/columnType.ts';
import { overridesForm } from './reviewForms.ts';
import { transformForm } from './transformForm.ts';

const text = z.string().max(2_000);
const columnIndex = z.int().min(0).max(16_383);
const columnIndexes = z.array(columnIndex).max(16_384);

/**
 * A mapping file as it comes from outside. What is read and acted on is checked to the last key; of the rest, such as
 * evidence of another version of the app, only that it is there, because the hash covers it word for word.
 */
export const mappingForm = z.looseObject({
  format: z.literal('mapwright.mapping'),
  formatVersion: z.literal(1),
  pack: z.looseObject({ id: text, title: text, version: text }),
  previousHash: z.string().max(128),
  mapping: z.looseObject({
    mappingId: z.string().min(1).max(64),
    version: z.int().min(1),
    packId: z.string().min(1).max(64),
    layout: z.looseObject({
      fingerprint: z.string().max(128),
      columns: z
        .array(
          z.looseObject({
            name: z.string().max(32_767),
            type: z.enum(columnTypes),
            format: z.string().max(200).nullable(),
          }),
        )
        .min(1)
        .max(16_384),
    }),
    correspondences: z
      .array(
        z.strictObject({
          field: z.string().min(1).max(200),
          columnIndexes,
          transforms: z.array(transformForm).max(20),
          confidence: z.number().min(0).max(1),
          origin: z.enum(['rule', 'memory', 'ai', 'person']),
        }),
      )
      .max(16_384),
    ownFields: z.exactOptional(z.array(z.looseObject({ name: z.string().min(1).max(200) })).max(16_384)),
    ignoredColumns: columnIndexes,
    overrides: overridesForm,
    approvedBy: text,
    approvedAt: z.iso.datetime(),
    reason: text,
    evidence: z.looseObject({ fileName: text, rowCount: z.number(), appVersion: text }),
    hash: z.string().max(128),
  }),
});

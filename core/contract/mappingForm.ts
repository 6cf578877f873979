import * as z from 'zod';
import { approvalObjections } from '../model/mapping.ts';
import { fieldTypes } from '../model/targetSchema.ts';
import { columnTypes } from '../model/columnType.ts';
import { overridesForm } from './reviewForms.ts';
import { transformForm } from './transformForm.ts';

const text = z.string().max(2_000);
const columnIndex = z.int().min(0).max(16_383);
const columnIndexes = z.array(columnIndex).max(16_384);

/** A field made of a column of the file; what it may have besides is of no account here. */
const ownField = z.looseObject({
  name: z.string().min(1).max(200),
  label: text,
  type: z.enum(fieldTypes),
  required: z.boolean(),
  description: text,
  synonyms: z.array(text),
  enum: z.array(text),
  maxLength: z.number().nullable(),
});

const count = z.number().min(0);

/** What is shown of it has to be what it says; keys of other versions of the app are kept. */
const evidence = z.looseObject({
  fileName: text,
  sha256: text.nullable(),
  rowCount: count,
  acceptedAsProposed: count,
  edited: count,
  appVersion: text,
  packVersion: z.exactOptional(text),
  sender: z.exactOptional(text.nullable()),
  sheetsLeft: z.exactOptional(z.array(text)),
  profileSha256: z.exactOptional(text),
  proposalSha256: z.exactOptional(text),
  llm: z.exactOptional(z.looseObject({ model: text, promptVersion: text, at: text }).nullable()),
  draftSteps: z.exactOptional(count),
  mergedOnto: z.exactOptional(count),
  check: z.exactOptional(z.looseObject({ rowsIn: count, rowsRejected: count }).nullable()),
  overridden: z.exactOptional(z.array(z.enum(approvalObjections))),
  imported: z.exactOptional(
    z.looseObject({ version: count, approvedBy: text, approvedAt: text, hash: text, isWhole: z.boolean() }),
  ),
});

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
    ownFields: z.exactOptional(z.array(ownField).max(16_384)),
    ignoredColumns: columnIndexes,
    overrides: overridesForm,
    approvedBy: text,
    approvedAt: z.iso.datetime(),
    reason: text,
    evidence,
    hash: z.string().max(128),
  }),
});

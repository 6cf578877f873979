import { type } from '@orpc/contract';
import * as z from 'zod';
import { base, mappingId, packId } from './procedure.ts';
import { mappingExportFormats } from '../model/mappingTransfer.ts';
import type { MappingSummary, MappingVersion, ReadMapping, TargetSchema } from './views.ts';

/** Characters of a mapping file; one of 5,000 columns with value maps is some 4 million. */
const mappingText = z.string().max(20_000_000);

/** Target schemas and the approved mappings onto them. */
export const schemaProcedures = {
  get: base.input(z.strictObject({ packId })).output(type<TargetSchema>()),
  mappings: base.output(type<readonly MappingSummary[]>()),
  versions: base.input(z.strictObject({ mappingId })).output(type<readonly MappingVersion[]>()),
  /** A version (the latest where none is named) as a file; `base64` are its bytes. */
  export: base
    .input(
      z.strictObject({
        mappingId,
        version: z.exactOptional(z.int().min(1)),
        format: z.enum(mappingExportFormats),
      }),
    )
    .output(type<{ name: string; base64: string }>()),
  /** Reads a mapping file and says what it would become; nothing is saved. */
  readMapping: base.input(z.strictObject({ text: mappingText })).output(type<ReadMapping>()),
  /** Takes a mapping file over as the next version of its layout; the reason is needed. */
  importMapping: base
    .input(
      z.strictObject({
        text: mappingText,
        expectedVersion: z.int().min(0),
        reason: z.string().max(2_000),
      }),
    )
    .output(type<MappingVersion>()),
  /** The first version of a mapping that does not fit its hash; `null` where the history is whole. */
  verify: base.input(z.strictObject({ mappingId })).output(type<{ brokenVersion: number | null }>()),
  /** Approves an older version anew, as the next version. */
  revert: base
    .input(
      z.strictObject({
        mappingId,
        toVersion: z.int().min(1),
        expectedVersion: z.int().min(1),
        reason: z.string().max(2_000),
      }),
    )
    .output(type<MappingVersion>()),
};

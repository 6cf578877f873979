import { type } from '@orpc/contract';
import * as z from 'zod';
import { base, mappingId, packId } from './procedure.ts';
import type { MappingSummary, MappingVersion, TargetSchema } from './views.ts';

/** Target schemas and the approved mappings onto them. */
export const schemaProcedures = {
  get: base.input(z.strictObject({ packId })).output(type<TargetSchema>()),
  mappings: base.output(type<readonly MappingSummary[]>()),
  versions: base.input(z.strictObject({ mappingId })).output(type<readonly MappingVersion[]>()),
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

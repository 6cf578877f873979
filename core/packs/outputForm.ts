import * as z from 'zod';
import { packOptions as limits } from '../model/options/packOptions.ts';
import { measureKinds, partitionParts } from '../model/packOutput.ts';

const name = z.string().trim().min(1).max(limits.nameLength);

/** Stands in a file's name. */
const aggregateName = /^[a-z0-9][a-z0-9_-]{0,63}$/;

const aggregate = z.strictObject({
  name: z.string().regex(aggregateName),
  title: name,
  by: z.array(name).max(limits.rulePlaces).default([]),
  measures: z
    .array(z.strictObject({ name, of: z.enum(measureKinds), field: z.exactOptional(name) }))
    .min(1)
    .max(limits.rulePlaces),
});

/** The form of what a pack asks runs to write; what it refers to is for `brokenOutput`. */
export const outputForm = z.strictObject({
  parquet: z.exactOptional(z.literal(true)),
  partition: z.exactOptional(
    z.strictObject({ field: name, by: z.array(z.enum(partitionParts)).min(1).max(partitionParts.length) }),
  ),
  aggregates: z.exactOptional(z.array(aggregate).max(limits.aggregates)),
  keepSource: z.exactOptional(z.literal(true)),
});

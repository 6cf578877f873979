import type { PackId } from '../model/ids.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { proposeMapping } from './proposeMapping.ts';

export interface PackFit {
  readonly packId: PackId;
  /** 0 to 1: share of the required fields (of all, where none is required) that a column likely feeds. */
  readonly fit: number;
}

/** A column speaks for a pack from this confidence on; below, chance finds some field in every pack. */
const likely = 0.75;

/**
 * How well each target schema fits the columns, best first. Of two equal ones the one that more of the columns fit comes
 * first, then the one that was named first.
 */
export function packFit(
  columns: readonly ColumnProfile[],
  schemas: readonly TargetSchema[],
): readonly PackFit[] {
  return schemas
    .map((schema, order) => {
      const { columns: proposals } = proposeMapping({ columns, schema, memory: [] });
      const found = proposals.filter((proposal) => proposal.confidence >= likely);
      const fed = new Set(found.map((proposal) => proposal.field));
      const required = schema.fields.filter((field) => field.required);
      const wanted = required.length > 0 ? required : schema.fields;
      const fit =
        wanted.length === 0 ? 0 : wanted.filter((field) => fed.has(field.name)).length / wanted.length;
      return { packId: schema.id, fit, found: found.length, order };
    })
    .sort((a, b) => b.fit - a.fit || b.found - a.found || a.order - b.order)
    .map(({ packId, fit }) => ({ packId, fit }));
}

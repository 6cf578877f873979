import type { PackId } from '../model/ids.ts';
import { isCovered } from '../model/openRequired.ts';
import { packFitOptions } from '../model/options/packOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { proposeMapping } from './proposeMapping.ts';

export interface PackFit {
  readonly packId: PackId;
  /**
   * 0 to 1: how much pack and file have in common, as the mean of two shares: of the required fields that a column likely
   * feeds, and of the columns that likely feed a field. Where nothing is required, the second one alone.
   */
  readonly fit: number;
  /** Enough for the file to be meant for this pack; where no pack fits, the file keeps its own columns. */
  readonly fits: boolean;
}

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
      const found = proposals.filter(
        (proposal) => proposal.field !== null && proposal.confidence >= packFitOptions.likely,
      );
      const fed = new Set(found.map((proposal) => proposal.field));
      const required = schema.fields.filter((field) => field.required);
      const ofColumns = found.length / Math.max(1, columns.length);
      const ofRequired =
        required.length === 0
          ? ofColumns
          : required.filter((field) => isCovered(field, (name) => fed.has(name))).length / required.length;
      const fit = (ofColumns + ofRequired) / 2;
      return {
        packId: schema.id,
        fit,
        fits: isMeant({ fit, ofRequired, found: found.length }),
        found: found.length,
        order,
      };
    })
    .sort(
      (a, b) => Number(b.fits) - Number(a.fits) || b.fit - a.fit || b.found - a.found || a.order - b.order,
    )
    .map(({ packId, fit, fits }) => ({ packId, fit, fits }));
}

function isMeant(shared: {
  readonly fit: number;
  readonly ofRequired: number;
  readonly found: number;
}): boolean {
  const { fits, someRequired, fewColumns } = packFitOptions;
  if (shared.fit < fits || shared.ofRequired < someRequired) return false;
  return shared.found > fewColumns || shared.ofRequired === 1;
}

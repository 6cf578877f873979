import { createHash } from 'node:crypto';
import { layoutOf, mappingIdOf } from '../../../core/mapping/layout.ts';
import type { Approval } from '../../../core/mapping/mappingVersion.ts';
import { nameOnlyColumns } from '../../../core/match/nameOnlyColumns.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import { asConfidence, type Layout } from '../../../core/model/mapping.ts';

export const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** An approval of a layout of text columns; a column whose field is `null` was set aside. */
export function approvalOf(names: readonly string[], fields: readonly (string | null)[]): Approval {
  const packId = asId<PackId>('test.pack');
  const layout = withoutSummaries(layoutOf({ columns: nameOnlyColumns(names) }, digest));
  return {
    mappingId: mappingIdOf(packId, layout.fingerprint, digest),
    packId,
    layout,
    correspondences: fields.flatMap((field, i) =>
      field === null
        ? []
        : [
            {
              field,
              columnIndexes: [i],
              transforms: [{ kind: 'trim' as const }],
              confidence: asConfidence(1),
              origin: 'person' as const,
            },
          ],
    ),
    ignoredColumns: fields.flatMap((field, i) => (field === null ? [i] : [])),
    overrides: {},
    approvedBy: 'A. Kaya',
    approvedAt: '2025-11-03T09:00:00.000Z',
    reason: '',
    evidence: {
      fileName: 'a.csv',
      sha256: null,
      rowCount: 3,
      acceptedAsProposed: 1,
      edited: 0,
      appVersion: '0.1.0',
    },
  };
}

/** A layout as versions kept it that remembered nothing of the values. */
export function withoutSummaries(layout: Layout): Layout {
  return {
    ...layout,
    columns: layout.columns.map(({ name, type, format }) => ({ name, type, format })),
  };
}

import type { MappingSummary } from '../../../core/contract/views.ts';

export const mappingOrders = ['latest', 'file', 'pack', 'by', 'versions'] as const;
export type MappingOrder = (typeof mappingOrders)[number];

/** The mappings that hold every word of the query, in file, pack, person or id; ties stay in the order given. */
export function listMappings(
  mappings: readonly MappingSummary[],
  {
    query,
    order,
    titleOf,
  }: {
    readonly query: string;
    readonly order: MappingOrder;
    readonly titleOf: (mapping: MappingSummary) => string;
  },
): readonly MappingSummary[] {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = mappings.filter((mapping) => {
    const hay = [mapping.fileName, titleOf(mapping), mapping.approvedBy, mapping.mappingId]
      .join('\n')
      .toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  return found.toSorted((a, b) => compare(order, { a, b, titleOf }));
}

function compare(
  order: MappingOrder,
  {
    a,
    b,
    titleOf,
  }: {
    readonly a: MappingSummary;
    readonly b: MappingSummary;
    readonly titleOf: (mapping: MappingSummary) => string;
  },
): number {
  switch (order) {
    case 'latest':
      return a.approvedAt < b.approvedAt ? 1 : a.approvedAt > b.approvedAt ? -1 : 0;
    case 'file':
      return a.fileName.localeCompare(b.fileName);
    case 'pack':
      return titleOf(a).localeCompare(titleOf(b)) || a.fileName.localeCompare(b.fileName);
    case 'by':
      return a.approvedBy.localeCompare(b.approvedBy);
    case 'versions':
      return b.version - a.version;
  }
}

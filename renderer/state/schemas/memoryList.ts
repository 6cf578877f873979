import type { MemoryEntry } from '../../../core/contract/views.ts';

export const memoryFilters = ['active', 'corrections', 'forgotten', 'all'] as const;
export type MemoryFilter = (typeof memoryFilters)[number];

export const memoryOrders = ['last', 'times', 'header', 'field', 'sender'] as const;
export type MemoryOrder = (typeof memoryOrders)[number];

function passes(entry: MemoryEntry, filter: MemoryFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'active':
      return entry.forgottenAt === null;
    case 'corrections':
      return entry.forgottenAt === null && entry.origin === 'correction';
    case 'forgotten':
      return entry.forgottenAt !== null;
  }
}

export function countMemory(entries: readonly MemoryEntry[]): Readonly<Record<MemoryFilter, number>> {
  const counts = { active: 0, corrections: 0, forgotten: 0, all: 0 };
  for (const filter of memoryFilters)
    counts[filter] = entries.filter((entry) => passes(entry, filter)).length;
  return counts;
}

/** The entries that a filter and the words of a query leave, in the order asked for; ties by header, then by id. */
export function listMemory(
  entries: readonly MemoryEntry[],
  {
    query,
    filter,
    order,
  }: { readonly query: string; readonly filter: MemoryFilter; readonly order: MemoryOrder },
): readonly MemoryEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .filter((entry) => {
      const hay = [entry.header, entry.field ?? '', entry.sender ?? '', entry.fileName]
        .join('\n')
        .toLowerCase();
      return passes(entry, filter) && words.every((word) => hay.includes(word));
    })
    .sort((a, b) => compare(a, b, order) || byText(a.header, b.header) || byText(a.id, b.id));
}

function compare(a: MemoryEntry, b: MemoryEntry, order: MemoryOrder): number {
  switch (order) {
    case 'last':
      return byText(b.lastApprovedAt, a.lastApprovedAt);
    case 'times':
      return b.times - a.times;
    case 'header':
      return byText(a.header.toLowerCase(), b.header.toLowerCase());
    case 'field':
      return byText(a.field ?? '\uffff', b.field ?? '\uffff');
    case 'sender':
      return byText(a.sender ?? '\uffff', b.sender ?? '\uffff');
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

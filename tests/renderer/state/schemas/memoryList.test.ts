import { describe, expect, test } from 'vitest';
import type { MemoryEntry } from '../../../../core/contract/views.ts';
import { asId } from '../../../../core/model/ids.ts';
import { binOf } from '../../../../renderer/state/review/memoryActions.ts';
import { countMemory, listMemory } from '../../../../renderer/state/schemas/memoryList.ts';

function entry(header: string, change: Partial<MemoryEntry> = {}): MemoryEntry {
  return {
    id: header,
    packId: asId('pack'),
    header,
    field: 'paid',
    sender: 'acme',
    times: 1,
    lastApprovedAt: '2026-11-01T00:00:00.000Z',
    fileName: 'a.csv',
    origin: 'approval',
    refused: [],
    forgottenAt: null,
    ...change,
  };
}

const entries = [
  entry('b', { times: 3, lastApprovedAt: '2026-11-02T00:00:00.000Z' }),
  entry('a', { origin: 'correction', field: null }),
  entry('C', { forgottenAt: '2026-11-03T00:00:00.000Z', sender: null }),
];
const listed = (change: Partial<Parameters<typeof listMemory>[1]>): readonly string[] =>
  listMemory(entries, { query: '', filter: 'all', order: 'last', ...change }).map(({ header }) => header);

describe('what is remembered', () => {
  test('is counted by what still has a say', () => {
    expect(countMemory(entries)).toEqual({ active: 2, corrections: 1, forgotten: 1, all: 3 });
  });

  test.each([
    ['last', ['b', 'C', 'a']],
    ['times', ['b', 'C', 'a']],
    ['header', ['a', 'b', 'C']],
    ['field', ['C', 'b', 'a']],
    ['sender', ['a', 'b', 'C']],
  ] as const)('is listed in the order %s', (order, headers) => {
    expect(listed({ order })).toEqual(headers);
  });

  test('is found by header, field, sender and file, all words of the query', () => {
    expect(listed({ query: 'ACME paid' })).toEqual(['b']);
    expect(listed({ query: 'a.csv', filter: 'forgotten' })).toEqual(['C']);
    expect(listed({ query: 'nowhere' })).toEqual([]);
  });
});

describe('the bin of a confidence', () => {
  const bins = [
    { from: 0.3, to: 0.9 },
    { from: 0.9, to: 1 },
  ];
  test('begins with its lower edge, and the last one holds 1', () => {
    expect([0.3, 0.89, 0.9, 1].map((figure) => binOf(bins, figure)?.from)).toEqual([0.3, 0.3, 0.9, 0.9]);
    expect(binOf(bins, 0.1)).toBeUndefined();
  });
});

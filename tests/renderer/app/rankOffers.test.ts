import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankOffers } from '../../../renderer/app/rankOffers.ts';

const offer = (label: string, words = '', why?: string) => ({ id: label, label, words, why });
const offers = [
  offer('Show what changed since the approval'),
  offer('Approve'),
  offer('postal_code', 'Postal code'),
  offer('Email approver'),
  offer('Ask AI', '', 'AI is off'),
  offer('Accept and go to next open'),
];
const found = (query: string, recent: readonly string[] = []) =>
  rankOffers(offers, query, { recent, most: 10 }).map(({ label }) => label);

describe('what the palette finds', () => {
  test('begins with the query, then has it at the beginning of a word, then within', () => {
    expect(found('app').slice(0, 3)).toEqual([
      'Approve',
      'Email approver',
      'Show what changed since the approval',
    ]);
  });

  test('has every word, in any order', () => {
    expect(found('next acc')).toEqual(['Accept and go to next open']);
    expect(found('next zebra')).toEqual([]);
  });

  test('has the letters of a word in order, beginning at a word', () => {
    expect(found('apv')).toContain('Approve');
    expect(found('pstl')).toEqual(['postal_code']);
    expect(found('pprv')).not.toContain('Approve');
  });

  test('stands first where it was taken lately, and last where it cannot be had', () => {
    expect(found('', ['postal_code', 'Approve']).slice(0, 2)).toEqual(['postal_code', 'Approve']);
    expect(found('app', ['Email approver'])[0]).toBe('Email approver');
    expect(found('a').at(-1)).toBe('Ask AI');
  });

  test('is a part of what there is, never more than asked for, and a longer query never finds more', () => {
    const text = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), text, text, (labels, query, more) => {
        const given = [...new Set(labels)].map((label) => offer(label));
        const shown = (typed: string) => rankOffers(given, typed, { recent: [], most: 1_000 });
        const [short, long] = [shown(query), shown(`${query} ${more}`)];
        expect(given).toEqual(expect.arrayContaining([...short]));
        expect(short).toEqual(expect.arrayContaining([...long]));
        expect(rankOffers(given, query, { recent: [], most: 3 })).toEqual(short.slice(0, 3));
      }),
    );
  });
});

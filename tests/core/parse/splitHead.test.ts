import { describe, expect, it } from 'vitest';
import { standardDialect } from './encodeRecord.ts';
import { splitHead } from '../../../core/parse/splitHead.ts';

const split = (text: string, complete: boolean, maxRecords = 100): readonly (readonly string[])[] =>
  splitHead(new TextEncoder().encode(text), standardDialect, { complete, maxRecords });

describe('splitHead', () => {
  it('leaves out the record that the head cuts off', () => {
    expect(split('a,b\n1,2\n3,', false)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(split('a,b\n1,2\n3,', true)).toHaveLength(3);
  });

  it('does not take a quoted cell that is cut off for a stray quote', () => {
    expect(split('a,b\n1,"first line\nsecond line\nthird', false)).toEqual([['a', 'b']]);
  });

  it('skips a byte order mark and keeps blank records', () => {
    expect(split('\uFEFFa\n\nb\n', true)).toEqual([['a'], [''], ['b']]);
  });

  it('stops at the number of records asked for', () => {
    expect(split('a\nb\nc\n', true, 2)).toEqual([['a'], ['b']]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordBytes } from '../../../core/apply/recordBytes.ts';
import { csvRecord, recordEnd } from '../../../core/values/text/csvRecord.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'a,b', 'a "b"', 'two\r\nlines', '\ufeffmark', 'é€', '😀', '\ud800', 'plain text'),
);
const records = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 30 });

describe('RecordBytes', () => {
  it('writes the bytes that the text of the records has, whatever room it begins with', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 64 }), (given, room) => {
        const bytes = new RecordBytes(room);
        for (const cells of given) bytes.add(cells);
        const text = given.map((cells) => csvRecord(cells) + recordEnd).join('');
        expect(bytes.sizeBytes).toBe(new TextEncoder().encode(text).length);
        expect(bytes.take()).toEqual(new TextEncoder().encode(text));
      }),
    );
  });

  it('leaves what was taken alone', () => {
    const bytes = new RecordBytes(4);
    bytes.add(['first']);
    const taken = bytes.take();
    bytes.add(['other']);
    expect(new TextDecoder().decode(taken)).toBe('first\r\n');
    expect(new TextDecoder().decode(bytes.drain())).toBe('other\r\n');
    expect(bytes.sizeBytes).toBe(0);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOfName, metaKey } from '../../../core/liveScan/fileKeys.ts';

const names = fc.oneof(fc.string(), fc.constantFrom('meta', '~meta', '~~meta', 'META', 'a/meta', 'meta '));

describe('keys of documents', () => {
  it('are their names, but for the one that is the session’s own', () => {
    expect(['a.pdf', 'a/meta', 'metal', '~', 'meta', '~meta'].map(keyOfName)).toEqual([
      'a.pdf',
      'a/meta',
      'metal',
      '~',
      '~meta',
      '~~meta',
    ]);
  });

  it('are never the session’s, nor that of another name', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(keyOfName(one)).not.toBe(metaKey);
        expect(keyOfName(one) === keyOfName(other)).toBe(one === other);
      }),
    );
  });
});

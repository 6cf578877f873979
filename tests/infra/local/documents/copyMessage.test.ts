import { anything, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyMessage } from '../../../../infra/local/documents/copyMessage.ts';

const copy = (message: unknown, ...moved: unknown[]): unknown => copyMessage(message, new Set(moved));

describe('a message between the halves of pdf.js', () => {
  it('is copied as the platform copies it', () => {
    assert(
      property(
        anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true }),
        (message) => {
          expect(copy(message)).toEqual(structuredClone(message));
        },
      ),
    );
  });

  it('shares nothing that could be changed after it was sent', () => {
    const message = {
      items: [{ str: 'HOLE-1', transform: [1, 0, 0, 1, 5, 6] }],
      bytes: new Uint8Array([1, 2]),
    };
    const copied = copy(message) as typeof message;
    message.items[0]?.transform.fill(0);
    message.items = [];
    message.bytes.fill(0);
    expect(copied).toEqual({
      items: [{ str: 'HOLE-1', transform: [1, 0, 0, 1, 5, 6] }],
      bytes: new Uint8Array([1, 2]),
    });
  });

  it('hands over what is moved', () => {
    const bytes = new Uint8Array([1, 2]);
    expect((copy({ bytes }, bytes.buffer) as { readonly bytes: unknown }).bytes).toBe(bytes);
  });

  it('may hold itself', () => {
    const message: Record<string, unknown> = {};
    message['self'] = message;
    expect(copy(message)).toHaveProperty('self.self.self');
  });

  it('holds no function', () => {
    expect(() => copy({ call: () => 1 })).toThrow(expect.objectContaining({ name: 'DataCloneError' }));
  });
});

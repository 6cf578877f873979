import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { named } from '../../../renderer/text/named.ts';
import { text } from '../../../renderer/text/en.ts';

describe('named', () => {
  it('keeps a name as it is, one line of it', () => {
    expect(named('E-Mail')).toBe('E-Mail');
    expect(named('Straße\r\n und  Nr. ')).toBe('Straße und Nr.');
    expect(named('שלום')).toBe('שלום');
  });

  it('takes marks away that would write the rest of a sentence backwards', () => {
    expect(named('abc\u202efdp.exe')).toBe('abcfdp.exe');
    expect(text.steps.ignored('\u2067x\u0000')).toBe('Left out x');
  });

  it('cuts any name so that a step with it can be saved', () => {
    expect(named('x'.repeat(10_000))).toBe(`${'x'.repeat(60)}…`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        expect(text.steps.accepted(name, name).length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

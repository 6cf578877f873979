import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../../core/apply/cellTemplate.ts';

const fill = (text: string, cells: readonly (string | null)[]): string | null =>
  compileTemplate(text)((place) => cells[place] ?? null);

describe('a template', () => {
  test('puts cells in their places and keeps every other character', () => {
    expect(fill('{2}, {1}', ['Ana', 'Berg'])).toBe('Berg, Ana');
    expect(fill('{1}{1} {x} {0} [note] {', ['a'])).toBe('aa {x}  [note] {');
  });

  test('leaves out what stands in brackets where a cell in them is missing', () => {
    expect(fill('{1}[ ({2})]', ['Steel', 'A4'])).toBe('Steel (A4)');
    expect(fill('{1}[ ({2})]', ['Steel', null])).toBe('Steel');
    expect(fill('{1} ({2})', ['Steel', null])).toBe('Steel ()');
  });

  test('is missing where no cell is filled, whatever else it says', () => {
    expect(fill('Tank {1}[ no. {2}]', [null, null])).toBeNull();
    expect(fill('plain', ['a'])).toBeNull();
  });

  test('gives trimmed text or nothing for any text and any cells', () => {
    const cells = fc.array(fc.option(fc.string()), { maxLength: 3 });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), cells, (text, values) => {
        const written = fill(text, values);
        expect(written === null || (written !== '' && written === written.trim())).toBe(true);
      }),
    );
  });
});

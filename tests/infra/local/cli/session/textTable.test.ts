import { describe, expect, it } from 'vitest';
import { printable, textTable } from '../../../../../infra/local/cli/session/textTable.ts';

describe('textTable', () => {
  it('lines columns up, numbers to the right', () => {
    const table = textTable(
      [{ title: 'name' }, { title: 'n', right: true }],
      [
        ['Zoë', '7'],
        ['Bo', '1234'],
      ],
    );
    expect(table).toBe(['name     n', '----  ----', 'Zoë      7', 'Bo    1234'].join('\n'));
  });

  it('cuts long cells where told, and no character in two', () => {
    expect(textTable([{ title: 'x', mostCharacters: 3 }], [['𝒶𝒷𝒸𝒹']])).toBe('x\n---\n𝒶𝒷…');
  });

  it('keeps cells of a file from commanding the terminal', () => {
    expect(printable('a\u001b[31mb\u202ec\u0007')).toBe('a␛[31mb\ufffdc␇');
  });
});

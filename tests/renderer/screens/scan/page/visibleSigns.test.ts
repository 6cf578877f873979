import { describe, expect, it } from 'vitest';
import { visibleSigns } from '../../../../../renderer/screens/scan/page/visibleSigns.ts';

describe('a text in a row', () => {
  it.each([
    ['two\nlines\t.txt', 'two␊lines␉.txt'],
    ['plan\u202egpj.txt', 'plan�gpj.txt'],
    ['\u2067x\u2069\u2028', '�x��'],
    ['חור-17 é 🧑\u200d🔧.pdf', 'חור-17 é 🧑\u200d🔧.pdf'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visibleSigns(text)).toBe(shown);
  });
});

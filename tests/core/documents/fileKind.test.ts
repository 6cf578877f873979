import { describe, expect, it } from 'vitest';
import { foreignError, misnamed } from '../../../core/documents/fileKind.ts';

describe('a document under a name of another kind', () => {
  it.each([
    ['plan.txt', 'pdf', 'Named .txt, is a PDF.'],
    ['plan.XLSX', 'pdf', 'Named .xlsx, is a PDF.'],
    ['list.pdf', 'workbook', 'Named .pdf, is a workbook.'],
    ['list.xls', 'text', 'Named .xls, is plain text.'],
    ['a.pdf.exe', 'pdf', 'Named .exe, is a PDF.'],
  ] as const)('%s is told as what it is', (name, kind, words) => {
    expect(misnamed(name, kind)).toBe(words);
  });

  it.each([
    ['plan.PDF', 'pdf'],
    ['plan', 'pdf'],
    ['drawing.dxf', 'text'],
    ['rev.7', 'pdf'],
    ['page.html', 'workbook'],
  ] as const)('nothing is said of %s', (name, kind) => {
    expect(misnamed(name, kind)).toBeUndefined();
  });
});

describe('a file that holds no text', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  it.each([
    ['scan.png', '\x89PNG', ['It is a PNG image', /OCR/u]],
    ['scan.pdf', 'II*\0', ['Named .pdf, is a TIFF image', /OCR/u]],
    ['P-1.dwg', 'AC1032', ['It is a DWG drawing', /Export it as a PDF/u]],
    ['a.csv', '\x7fELF', ['Named .csv, is a program', /Scan PDF/u]],
  ] as const)('%s says what it is and what helps', (name, head, [what, remedy]) => {
    const message = `${what}, which holds no text to search.`;
    expect(foreignError(name, bytes(head))).toMatchObject({ code: 'SOURCE_BINARY', message });
    expect(foreignError(name, bytes(head))?.remedy).toMatch(remedy);
  });

  it('is not seen in a text', () => {
    expect(foreignError('a.txt', bytes('AC 10 and HOLE-1'))).toBeUndefined();
  });
});

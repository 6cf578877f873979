import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesToFind } from '../../../core/liveScan/codesOfScan.ts';
import { readList, readStart } from '../../../core/liveScan/scanRequest.ts';
import { AppError } from '../../../core/model/errors.ts';
import { usualCompare } from '../../../core/model/liveScan.ts';

const codes = ['HOLE-1', 'HOLE-2'];
const read = (file_content: unknown, target_hole_codes: unknown = codes) =>
  readStart({ action: 'start_scan', file_content, target_hole_codes }, 'data').request;
const listed = (file_content: unknown) => {
  const { documents } = read(file_content);
  return 'listed' in documents ? documents.listed : documents;
};

describe('a request to scan', () => {
  it('names documents by a prefix, by its key alone or with its bucket', () => {
    expect(read('scans/2026/').documents).toEqual({ prefix: 'scans/2026/' });
    expect(read('s3://data/scans/2026/').documents).toEqual({ prefix: 'scans/2026/' });
  });

  it('names them line by line, with links behind a tab as cells are pasted', () => {
    expect(listed('scans/a.pdf\thttps://example.org/a\r\nscans/b/a.pdf\n\n')).toEqual([
      { name: 'a.pdf', content: { key: 'scans/a.pdf' }, link: 'https://example.org/a' },
      { name: 'b/a.pdf', content: { key: 'scans/b/a.pdf' }, link: null },
    ]);
  });

  it('names them in a list, with texts of its own among them, and each object once', () => {
    expect(
      listed(['scans/a.pdf', { s3_key: 'scans/a.pdf' }, { file_name: 'note', file_content: 'HOLE-1' }]),
    ).toEqual([
      { name: 'a.pdf', content: { key: 'scans/a.pdf' }, link: null },
      { name: 'note', content: { text: 'HOLE-1' }, link: '' },
    ]);
  });

  it('has codes, or names the text that holds them', () => {
    expect(read('scans/', codes).codes).toEqual(codes);
    expect(read('scans/', 'scans/codes.txt').codes).toEqual({ s3_key: 'scans/codes.txt' });
    expect(read('scans/', { s3_key: 's3://data/scans/codes.txt' }).codes).toEqual({
      s3_key: 'scans/codes.txt',
    });
  });

  it('names documents in an object, for lists longer than a message', () => {
    expect(read({ s3_key: 'scans/list.json' }).documents).toEqual({ s3_key: 'scans/list.json' });
    const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    expect(readList(bytes([{ file_name: 'a', s3_key: 'scans/x/a.pdf' }]), 'data')).toEqual([
      { name: 'a', content: { key: 'scans/x/a.pdf' }, link: null },
    ]);
    expect(() => readList(bytes(['raw/a.pdf']), 'data')).toThrow(/does not lie below scans/);
    expect(() => readList(bytes([]), 'data')).toThrow(/not understood/);
    expect(() => readList(new TextEncoder().encode('scans/a.pdf'), 'data')).toThrow(/no JSON/);
  });

  it('says how codes are compared, and which are patterns', () => {
    const compare = (options?: object) =>
      readStart(
        { file_content: 'scans/', target_hole_codes: codes, ...(options === undefined ? {} : { options }) },
        'data',
      ).request.compare;
    expect(compare()).toEqual({ anyCase: true, anySeparator: true, patterns: false });
    expect(compare({ any_case: false, patterns: true })).toEqual({
      anyCase: false,
      anySeparator: true,
      patterns: true,
    });
    const list = ['HOLE-1', String.raw`/P-\d{4}/`];
    expect(codesToFind(list, { ...usualCompare, patterns: true })).toEqual([
      { text: 'HOLE-1', isPattern: false },
      { text: String.raw`P-\d{4}`, isPattern: true },
    ]);
    expect(codesToFind(list, usualCompare)[1]).toEqual({ text: list[1], isPattern: false });
  });

  it('keeps no token', () => {
    const word = { token: 'ya29.secret', file_content: 'scans/', target_hole_codes: codes };
    expect(JSON.stringify(readStart(word, 'data'))).not.toContain('ya29');
  });

  it.each([
    ['raw/a.pdf', /does not lie below scans/],
    ['scans/../raw/a.pdf', /does not lie below scans/],
    ['s3://other/scans/', /does not lie below scans/],
    [['scans/folder/'], /names no document/],
    [[{ file_name: 'a' }], /s3_key, or a file_name with its file_content/],
    [
      [
        { file_name: 'a', file_content: 'x' },
        { file_name: 'a', file_content: 'y' },
      ],
      /Two documents are called/,
    ],
    [[{ file_name: 'é'.repeat(501), file_content: 'x' }], /at most 1000 bytes/],
    [[{ s3_key: 'scans/a', pdf_link: 'x'.repeat(2_049) }], /at most 2048 bytes/],
    ['https://drive.google.com/drive/folders/1', /Google Drive/],
    [[], /not understood: file_content/],
    [7, /not understood: file_content/],
  ])('is refused for %j', (content, message) => {
    expect(() => read(content)).toThrow(message);
  });

  it('is read, or refused with a reason, whatever it is', () => {
    const reads = (content: unknown, wanted: unknown): boolean => {
      try {
        read(content, wanted);
        return true;
      } catch (error) {
        return error instanceof AppError;
      }
    };
    expect(() => fc.assert(fc.property(fc.anything(), fc.anything(), reads))).not.toThrow();
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodeList, FileId } from '../../../../core/contract/views.ts';
import { codeEntries, codeNotes, togglePattern } from '../../../../renderer/state/scan/codeEntries.ts';
import type { ScanDraft } from '../../../../renderer/state/scan/scanDraft.ts';

const draft = (change: Partial<ScanDraft>): ScanDraft => ({
  typed: '',
  allPatterns: false,
  lists: [],
  options: { anyCase: true, anySeparator: true },
  placeKind: 'folder',
  folder: '',
  withSubfolders: true,
  documents: [],
  s3: null,
  drive: null,
  textract: false,
  mostUsd: null,
  site: 'here',
  ...change,
});

test('each line is a code, a line between slashes a pattern, and blank lines are none', () => {
  const { codes, origins } = codeEntries(draft({ typed: 'HOLE-1\r\n\n  /A\\d+/ \n/\n//\n' }));
  expect(codes).toEqual([
    { text: 'HOLE-1', isPattern: false },
    { text: 'A\\d+', isPattern: true },
    { text: '/', isPattern: false },
    { text: '//', isPattern: false },
  ]);
  expect(origins.map((origin) => origin.kind === 'line' && origin.line)).toEqual([0, 2, 3, 4]);
});

test('with every line a pattern, slashes mean themselves', () => {
  expect(codeEntries(draft({ typed: '/A/', allPatterns: true })).codes).toEqual([
    { text: '/A/', isPattern: true },
  ]);
});

test('codes of a table come behind the typed ones, with their place in the table', () => {
  const list = {
    fileId: 'f' as FileId,
    name: 'parts.csv',
    column: 0,
    columnName: 'Code',
    texts: ['', 'B-2'],
  };
  const { codes, origins } = codeEntries(draft({ typed: 'A-1', lists: [list] }));
  expect(codes.map(({ text }) => text)).toEqual(['A-1', 'B-2']);
  expect(origins[1]).toEqual({ kind: 'list', name: 'parts.csv', entry: 1 });
});

test('a line that is made a pattern and back again is as it was, without blanks around it', () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      const text = line.trim();
      fc.pre(!(text.length > 2 && text.startsWith('/') && text.endsWith('/')));
      expect(togglePattern(togglePattern(line)).trim()).toBe(text);
    }),
  );
});

test('notes lead to the lines where entries were given', () => {
  const entries = codeEntries(draft({ typed: 'A-10\n\nA\nA-1O\nA-10' }));
  const list: CodeList = {
    codes: [
      { text: 'A-10', isPattern: false },
      { text: 'A-1O', isPattern: false },
    ],
    left: [
      { place: 1, text: 'A', fault: 'short', detail: '' },
      { place: 3, text: 'A-10', fault: 'again', detail: 'A-10' },
    ],
    alike: [[0, 1]],
  };
  expect(codeNotes(list, entries)).toEqual([
    { kind: 'short', text: 'A', detail: '', origin: { kind: 'line', line: 2 } },
    { kind: 'again', text: 'A-10', detail: 'A-10', origin: { kind: 'line', line: 4 } },
    { kind: 'alike', text: 'A-10', detail: 'A-1O', origin: { kind: 'line', line: 3 } },
  ]);
});

test('an entry of any length is sent as far as it tells that it is too long', () => {
  const typed = `${'X1'.repeat(5_000)}\n/${'[A-Z]'.repeat(2_000)}/\nHOLE-1`;
  const { codes, origins } = codeEntries(draft({ typed }));
  expect(codes.map(({ text, isPattern }) => [text.length, isPattern])).toEqual([
    [2_000, false],
    [2_000, true],
    [6, false],
  ]);
  expect(origins).toHaveLength(3);
});

import { expect, test } from 'vitest';
import { decodeMarkup, markupEncoding } from '../../../../infra/local/workbooks/markupText.ts';

const page = (head: string): string => `<html>${head}<table><tr><td>Müller</td></tr></table></html>`;
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['utf-8', Buffer.from(page(''))],
  ['utf-8', Buffer.from(page('<meta charset="UTF8">'))],
  ['windows-1252', Buffer.from(page(''), 'latin1')],
  [
    'windows-1252',
    Buffer.from(page('<meta http-equiv="x" content="text/html; charset=iso-8859-1">'), 'latin1'),
  ],
  ['utf-16le', Buffer.from(`\ufeff${page('')}`, 'utf16le')],
  ['utf-16le', Buffer.from(page(''), 'utf16le')],
  ['utf-16be', utf16be(page(''))],
  ['utf-8', Buffer.from(page('<meta charset="no such thing">'))],
])('a page is read in the encoding that its bytes tell: %s', (encoding, bytes) => {
  expect(markupEncoding(bytes)).toBe(encoding);
  expect(decodeMarkup(bytes)).toContain('<td>Müller</td>');
});

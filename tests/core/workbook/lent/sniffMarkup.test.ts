import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniffMarkup } from '../../../../core/workbook/lent/sniffMarkup.ts';

const excel =
  '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">';
const flat =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">';
const page =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><HTML><body><TABLE border=1><TR><TD>1</TD></TR></TABLE> Total: 5, 6</body></HTML>';

describe.each([
  ['spreadsheetml', excel],
  ['spreadsheetml', '<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'],
  ['fods', flat],
  ['html', page],
  ['html', '\r\n  <table><tr><td>1</td></tr></table>'],
  ['html', '<meta http-equiv="Content-Type"><table><tr><th>a</th></tr>'],
  ['html', `<html><style>${'a{}'.repeat(10_000)}</style><table><tr><td>far down</td></tr></table>`],
] as const)('%s: %s', (kind, text) => {
  test('is known in every encoding', () => {
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    ])
      expect(sniffMarkup(bytes)).toBe(kind);
  });
});

test('a web archive with a page in it is HTML; a mail is not', () => {
  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n';
  expect(sniffMarkup(Buffer.from(`${head}Content-Type: text/html; charset="utf-8"\r\n`))).toBe('html');
  expect(sniffMarkup(Buffer.from(`${head}Content-Type: text/plain\r\n`))).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['a CSV', 'a,b\n1,2\n'],
  ['a CSV of the words', 'Workbook,table,html\n1,2,3\n'],
  ['a CSV whose header is in angle brackets', '<id>,<name>,<table>\n1,2,3\n'],
  ['a CSV with HTML in its cells', 'id,page\n1,"<html><table><tr><td>x</td></tr></table></html>"\n'],
  ['a CSV that begins with HTML', '<table><tr><td>x</td></tr></table>,1\n<table></table>,2\n'],
  ['a CSV that begins with quoted HTML', '"<table><tr><td>x</td></tr></table>",1\n'],
  ['a CSV with semicolons that begins with a page', '<html><table><tr><td>x</td></tr></table>;1\n'],
  ['some other XML', '<?xml version="1.0"?><claims><claim id="1"/></claims>'],
  ['some other workbook', '<Workbook xmlns="urn:example"><Worksheet/></Workbook>'],
  ['an OpenDocument text', flat.replace('spreadsheet', 'text')],
  ['a page without a table', '<!DOCTYPE html><html><body>No table</body></html>'],
  ['a picture', '<svg xmlns="http://www.w3.org/2000/svg"><table><tr/></table></svg>'],
  ['less than', '<5 years,10\n<6 years,20\n'],
])('%s is no workbook', (_, text) => {
  expect(sniffMarkup(Buffer.from(text))).toBeUndefined();
});

test('random delimited text is never taken for one, whatever its cells hold', () => {
  const word = fc.constantFrom(
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<html>',
    '1',
    'a b',
    '<',
    '>',
    'Workbook',
    '',
  );
  const line = fc.array(word, { minLength: 2, maxLength: 6 }).map((cells) => cells.join(','));
  const header = fc.constantFrom('id,name', '"<html>",x', '<a>,<b>', 'x\ty', '1;2');
  fc.assert(
    fc.property(header, fc.array(line), (first, lines) => {
      expect(sniffMarkup(Buffer.from([first, ...lines].join('\n')))).toBeUndefined();
    }),
  );
});

test('random bytes are never taken for one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(sniffMarkup(bytes)).toBeUndefined();
    }),
  );
});

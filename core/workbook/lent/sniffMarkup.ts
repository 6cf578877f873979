import { lentOptions } from '../../model/options/workbookOptions.ts';

/** Text that is a workbook: Excel's XML of 2003, flat OpenDocument, a table saved as HTML or as a web archive of it. */
export type MarkupKind = 'spreadsheetml' | 'fods' | 'html';

/**
 * Tells workbooks that are text by how they begin, which is with a tag; whatever else begins otherwise, delimited text
 * among it, and delimited text whose first cell is HTML goes on behind the end of that table.
 *
 * @param head The first bytes of a file, at best some 100 KiB: pages of Excel have their styles in front of their table.
 * @returns `undefined` for everything else
 */
export function sniffMarkup(head: Uint8Array): MarkupKind | undefined {
  const encoding = encodingOf(head);
  if (encoding === undefined) return undefined;
  const start = new TextDecoder(encoding).decode(head.subarray(0, lentOptions.rootBytes));
  const webArchive = /^\s*MIME-Version:\s*1\.0\r?\n/iu;
  if (webArchive.test(start)) return isWebArchive(start) ? 'html' : undefined;
  const root = beforeRoot.exec(start);
  if (root === null) return undefined;
  const [tag, doctype = '', name = ''] = root;
  const behind = start.slice(tag.length, tag.length + lentOptions.rootBytes);
  switch (name.toLowerCase()) {
    case 'workbook':
      return behind.includes('urn:schemas-microsoft-com:office:spreadsheet') ? 'spreadsheetml' : undefined;
    case 'document':
      return behind.includes('urn:oasis:names:tc:opendocument:xmlns:office') &&
        behind.includes('opendocument.spreadsheet')
        ? 'fods'
        : undefined;
    default: {
      if (doctype === '' && !firstOfHtml.has(name.toLowerCase())) return undefined;
      return isTable(new TextDecoder(encoding).decode(head)) ? 'html' : undefined;
    }
  }
}

/** The first character, `<` or the `M` of a web archive, tells encodings of two bytes from others. */
function encodingOf([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  const first = a === 0xef && b === 0xbb && c === 0xbf ? d : a;
  const isBlank = first === 0x20 || first === 0x09 || first === 0x0a || first === 0x0d;
  return first === 0x3c || first === 0x4d || first === 0x6d || isBlank ? 'utf-8' : undefined;
}

/** Declaration, comments and instructions, then the document type, then the name of the first element without its prefix. */
const beforeRoot =
  /^\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+(html)\b[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:[\w.-]+:)?(\w+)(?=[\s/>])/iu;

const firstOfHtml: ReadonlySet<string> = new Set([
  'html',
  'head',
  'body',
  'meta',
  'title',
  'style',
  'script',
  'link',
  'div',
  'center',
  'font',
  'table',
]);

function isTable(text: string): boolean {
  if (!/<table[\s>]/iu.test(text) || !/<t[rdh][\s>]/iu.test(text)) return false;
  const end = /<\/table\s*>/iu.exec(text);
  if (end === null) return true;
  // What follows a table is another tag, or text of the page; never the delimiter of a cell or the quote that ends it.
  return !/^[ ]*[,;\t|"]/u.test(text.slice(end.index + end[0].length));
}

/** "Single file web page": the parts of a page as those of a mail. */
function isWebArchive(text: string): boolean {
  return /Content-Type:\s*multipart\/related/iu.test(text) && /Content-Type:\s*text\/html/iu.test(text);
}

import { decodeMarkup } from './markupText.ts';

/**
 * The HTML of a "single file web page", in which a workbook's sheets are parts of a mail: all of them, one behind the
 * other. Text that is no web archive is given back as it is.
 *
 * @see RFC 2045 for the encodings of parts, RFC 2557 for the archive
 */
export function unpackWebArchive(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (!/^\s*MIME-Version:/iu.test(start)) return decodeMarkup(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const boundary = /boundary="?([^"\r\n;]+)"?/iu.exec(text)?.[1]?.trim();
  if (boundary === undefined) return '';
  let html = '';
  for (const part of text.split(`--${boundary}`).slice(1)) {
    const blank = /\r?\n\r?\n/u.exec(part);
    if (blank === null) continue;
    const head = part.slice(0, blank.index);
    if (!/Content-Type:\s*text\/html/iu.test(head)) continue;
    html += decodeMarkup(decodedBody(head, part.slice(blank.index + blank[0].length)));
  }
  return html;
}

function decodedBody(head: string, body: string): Uint8Array {
  const encoding = /Content-Transfer-Encoding:\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replaceAll(/[ \t]*=[ \t]*\r?\n/gu, '')
    .replaceAll(/=([0-9A-F]{2})/giu, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(plain, 'latin1');
}

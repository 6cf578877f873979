import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import { isUtf8 } from 'node:buffer';

/**
 * The encoding of XML or HTML: as its byte order mark, its XML declaration or its `meta` element says; else UTF-8, and where
 * it is none Windows-1252, which is what old programs write without saying so.
 *
 * @returns A label of the WHATWG in lower case.
 */
export function markupEncoding(bytes: Uint8Array): string {
  const named = markedEncoding(bytes) ?? declaredEncoding(bytes);
  try {
    if (named !== undefined) return new TextDecoder(named).encoding;
  } catch (error) {
    // An encoding that nobody knows is no encoding.
    if (!(error instanceof RangeError)) throw error;
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Decodes XML or HTML. */
export function decodeMarkup(bytes: Uint8Array): string {
  return new TextDecoder(markupEncoding(bytes)).decode(bytes);
}

function markedEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, lentOptions.rootBytes)).toString('latin1');
  const name =
    /<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?([\w.:-]+)/iu.exec(head)?.[1];
  // What can be read here byte by byte is not in UTF-16, whatever it says.
  return name === undefined || /^utf-?16|^unicode$/iu.test(name) ? undefined : name;
}

import { lentOptions } from '../../../core/model/options/workbookOptions.ts';
import { decodeCodePage } from './sheetJs.ts';

/**
 * Decodes XML or HTML as its byte order mark, its XML declaration or its `meta` element says; else as UTF-8, and where it
 * is none as Windows-1252, which is what old programs write without saying so.
 */
export function decodeMarkup(bytes: Uint8Array): string {
  const named = markedEncoding(bytes) ?? declaredEncoding(bytes);
  if (named !== undefined) {
    try {
      return new TextDecoder(named).decode(bytes);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // An encoding that nobody knows is no encoding.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeCodePage(1252, bytes);
  }
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

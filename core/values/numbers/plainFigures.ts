import { isInvisibleCode } from '../text/characters.ts';

/**
 * The text with the digits of all scripts and full-width signs as ASCII has them: `١٢٫٥` and `１２．５` are `12.5`. Invisible
 * characters go, and so does the apostrophe with which spreadsheets mark a text. The same text where nothing of it is there.
 *
 * @param decimalMark Stands for the Arabic decimal sign; its counterpart stands for the Arabic grouping sign.
 */
export function plainFigures(text: string, decimalMark: '.' | ',' = '.'): string {
  if (/^[ -&(-~]*$/.test(text) || text.length > longest) return text;
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x7f) plain += text.charAt(at);
    else if (isInvisibleCode(code)) continue;
    else if (code === 0x66b) plain += decimalMark;
    else if (code === 0x66c) plain += decimalMark === '.' ? ',' : '.';
    else if (code === 0x66a) plain += '%';
    else if (code > 0xff00 && code < 0xff5f) plain += String.fromCharCode(code - 0xfee0);
    else plain += String(digitOf(code) ?? text.charAt(at));
  }
  return plain.replace(/^(?:\s*')+/, '');
}

/** Longer texts are neither numbers nor dates. */
const longest = 100;

/** Where the ten digits of each script begin. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];

function digitOf(code: number): number | undefined {
  if (code < 0x660) return undefined;
  const zero = zeros.find((one) => code >= one && code < one + 10);
  return zero === undefined ? undefined : code - zero;
}

import type { Sign } from '../model/evidence.ts';
import { unusualRowOptions } from '../model/options/rowCheckOptions.ts';
import { readCell } from '../values/cells/readCell.ts';

/**
 * In which way a filled cell is written, for comparing it with the others of its column: `figure`, `grouped figure`
 * and the like, `text`, `nothing` for words such as `unknown`, `marks`, or for dates, times and figures with marks
 * their shape (`9/9/9`, `9-a-9`, `>9%`), in which any run of digits is one `9` and any run of letters one `a`.
 *
 * Words are alike whether they are of one letter or of many, and whether digits stand among them: names and codes vary.
 *
 * @param decimalMark The column's; `1,234` is grouped under one and has decimals under the other.
 */
export function cellForm(text: string, decimalMark: '.' | ','): string {
  const { sign, token } = readCell(text);
  switch (sign.kind) {
    case 'digits':
      return 'figure';
    case 'number': {
      const exponent = /\de[-+]?\d/iu.test(text) ? 'scientific ' : '';
      const grouping = isGrouped(sign, decimalMark) ? 'grouped ' : '';
      return `${exponent}${grouping}${sign.currency ? 'currency ' : ''}${sign.percent ? 'percent ' : ''}figure`;
    }
    case 'date':
    case 'time':
      return shapeOf(text);
    case 'boolean':
    case 'error':
    case 'text':
      if (/\p{L}/u.test(text)) return token === 'likely' && text.length > shortWord ? 'nothing' : 'text';
      return /\d/u.test(text) ? shapeOf(text) : 'marks';
  }
}

/** `NA`, `NO` and `xx` stand for countries and names as well, in characters. */
const shortWord = 3;

/** A mark for thousands is none where it is the decimal mark. */
function isGrouped({ grouping }: Sign, decimalMark: '.' | ','): boolean {
  if (grouping === 'none') return false;
  return decimalMark === ',' ? grouping !== 'comma' && grouping !== 'indian' : grouping !== 'point';
}

function shapeOf(text: string): string {
  return text
    .replace(/\p{L}+/gu, 'a')
    .replace(/\d+/gu, '9')
    .replace(/\s+/gu, ' ')
    .slice(0, unusualRowOptions.formCharacters);
}

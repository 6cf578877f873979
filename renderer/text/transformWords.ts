import type { Transform } from '../../core/contract/views.ts';
import { formatCounted } from './format.ts';

/** Words of transforms. */
export const transformWords = {
  words: describeTransform,
  menu: {
    trim: 'Trim spaces',
    upperCase: 'Upper case',
    lowerCase: 'Lower case',
    numberPoint: 'Read as number, decimal point',
    numberComma: 'Read as number, decimal comma',
    dayFirst: 'Read as date, day first',
    monthFirst: 'Read as date, month first',
    yearFirst: 'Read as date, year first',
    parseBoolean: 'Read as yes or no',
    concatenate: 'Join the columns of this field',
    defaultValue: 'Fill empty cells with a value…',
    split: 'Take a part of the text…',
  },
  apply: 'Use step',
} as const;

/** A transform as a sentence about one cell. */
const namePartWords = {
  first: 'first name',
  middle: 'middle name',
  last: 'last name',
  prefix: 'title',
  suffix: 'suffix',
} as const;

function describeTransform(transform: Transform): string {
  switch (transform.kind) {
    case 'concatenate':
      return `Join the columns with “${transform.separator}”`;
    case 'trim':
      return 'Trim spaces at both ends';
    case 'upperCase':
      return 'Write in upper case';
    case 'lowerCase':
      return 'Write in lower case';
    case 'parseNumber':
      return `Read as a number with decimal ${transform.decimalMark === ',' ? 'comma' : 'point'}`;
    case 'parseDate':
      return `Read as a date written ${transform.formats.join(' or ')}`;
    case 'parseBoolean':
      return 'Read as yes or no';
    case 'mapValues':
      return `Replace ${formatCounted(transform.entries.length, 'value', 'values')}; ${
        transform.otherwise === 'keep' ? 'keep others' : 'reject others'
      }`;
    case 'split':
      return transform.part < 0
        ? `Take part ${String(-transform.part)} from the end, cut at “${transform.separator}”`
        : `Take part ${String(transform.part + 1)}, cut at “${transform.separator}”`;
    case 'titleCase':
      return 'Write names with capitals';
    case 'extract':
      return `Take what fits ${transform.pattern}; ${
        transform.otherwise === 'missing' ? 'empty where nothing does' : 'reject where nothing does'
      }`;
    case 'replaceText':
      return transform.replacement === ''
        ? `Remove “${transform.find}”`
        : `Replace “${transform.find}” by “${transform.replacement}”`;
    case 'namePart':
      return `Take the ${namePartWords[transform.part]}`;
    case 'convertUnit':
      return transform.to === '1'
        ? `Write out figures given in ${transform.from}s`
        : `Convert ${transform.from} to ${transform.to}`;
    case 'negate':
      return 'Turn the sign round';
    case 'currencyPart':
      return transform.part === 'code'
        ? 'Take the currency of the amount'
        : 'Take the amount without currency';
    case 'padLeft':
      return `Fill up to ${formatCounted(transform.length, 'character', 'characters')} with “${transform.fill}”`;
    case 'datePart':
      return `Take the ${transform.part} of the date`;
    case 'dateOf':
      return 'Take the day, drop the time';
    case 'timeOf':
      return 'Take the time of day';
    case 'joinDateTime':
      return 'Join day and time';
    case 'template':
      return `Write the columns as “${transform.text}”`;
    case 'constant':
      return `Write “${transform.value}” in every row`;
    case 'defaultValue':
      return `Fill empty cells with “${transform.value}”`;
  }
}

import type { SeveralValues, Transform } from '../model/transform.ts';

const namePartWords = {
  first: 'first name',
  middle: 'middle name',
  last: 'last name',
  prefix: 'title',
  suffix: 'suffix',
} as const;

const countryWords = {
  alpha2: 'two-letter codes (DE)',
  alpha3: 'three-letter codes (DEU)',
  name: 'English names (Germany)',
} as const;

const moneyWords = {
  amount: 'Read as an amount',
  code: 'Take the currency code',
  both: 'Read as an amount with its currency code',
} as const;

/** A step as a sentence about one cell: for the screens, and for mappings that are written out for people to read. */
export function transformText(transform: Transform): string {
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
      return `Read as a number with decimal ${transform.decimalMark === ',' ? 'comma' : 'point'}${
        transform.strict === true ? '; not what may be thousands' : ''
      }`;
    case 'parseDate':
      return `Read as a date written ${transform.formats.join(' or ')}`;
    case 'parseBoolean':
      return 'Read as yes or no';
    case 'mapValues':
      return `Replace ${counted(transform.entries.length, 'value', 'values')}; ${
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
      return `Fill up to ${counted(transform.length, 'character', 'characters')} with “${transform.fill}”`;
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
    case 'coalesce':
      return 'Take the first filled column';
    case 'collapseSpaces':
      return 'Make runs of spaces one space';
    case 'phone':
      return `Write phone numbers as +49301234567${regionText(transform)}${severalText(transform.several)}`;
    case 'email':
      return `${
        transform.local === 'lower'
          ? 'Write e-mail addresses alone and in lower case'
          : 'Write e-mail addresses alone, the domain in lower case'
      }${severalText(transform.several)}`;
    case 'personName':
      return transform.order === 'firstLast'
        ? 'Write names as First Last, with the capitals that names have'
        : 'Write names with the capitals that names have';
    case 'country':
      return `Write countries as ${countryWords[transform.form]}`;
    case 'money':
      return moneyText(transform);
  }
}

function severalText(several: SeveralValues): string {
  if (several === 'reject') return '';
  return several === 'all' ? ', all of several' : `, of several the ${several}`;
}

function regionText({ region, regionColumn }: Extract<Transform, { kind: 'phone' }>): string {
  const column = regionColumn === null ? '' : `country from column ${String(regionColumn + 1)}`;
  if (region === null) return column === '' ? '' : `, ${column}`;
  return column === '' ? `, in ${region}` : `, ${column}, else ${region}`;
}

function moneyText(transform: Extract<Transform, { kind: 'money' }>): string {
  const { part, decimalMark, currency, currencyColumn } = transform;
  const mark = part === 'code' ? '' : ` with decimal ${decimalMark === ',' ? 'comma' : 'point'}`;
  const column = currencyColumn === null ? '' : `, currency from column ${String(currencyColumn + 1)}`;
  const fixed = currency === null ? '' : column === '' ? `, in ${currency}` : `, else ${currency}`;
  return `${moneyWords[part]}${mark}${column}${fixed}`;
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { isInvisibleCode, trimBlanks } from '../../values/text/characters.ts';

/**
 * The phone numbers that a cell holds, in E.164 (`+493012345`), with an extension as RFC 3966 writes it (`;ext=12`), each once.
 *
 * A number counts where its length is one that its country has: ranges of numbers change more often than any list of them,
 * so whether one is in use is not asked. Labels (`Tel.:`, `(mobile)`) are read over; other words are not.
 *
 * @param region ISO 3166 alpha-2; the country of numbers that name none. `null` where nobody knows it.
 * @returns `NOT_A_PHONE` where anything in the cell is no number; `NO_REGION` for a number without its country.
 */
export function phonesIn(
  cell: string,
  region: string | null,
): readonly string[] | 'NOT_A_PHONE' | 'NO_REGION' {
  const text = readable(cell);
  if (text === '' || text.length > longest) return 'NOT_A_PHONE';
  const found: string[] = [];
  let lacksRegion = false;
  for (const part of partsOf(text)) {
    const bare = withoutLabels(part);
    if (bare === '') continue;
    const one = numberOf(bare, region);
    if (one === undefined) {
      if (!isDialled(bare) || isKnown(region)) return 'NOT_A_PHONE';
      lacksRegion = true;
    } else if (!found.includes(one)) found.push(one);
  }
  if (lacksRegion) return 'NO_REGION';
  return found.length === 0 ? 'NOT_A_PHONE' : found;
}

/** Longer texts are notes. */
const longest = 200;

/** Without invisible characters and what spreadsheets leave: an apostrophe or a sign of equality before, `.0` behind. */
function readable(cell: string): string {
  let visible = '';
  for (let at = 0; at < cell.length; at += 1) {
    if (!isInvisibleCode(cell.charCodeAt(at))) visible += cell.charAt(at);
  }
  const text = trimBlanks(visible).replace(/^['=]+(?=[+\d(])/u, '');
  const plain = /^\+?\d{7,15}\.0$/u.test(text) ? text.slice(0, -2) : text;
  return plain.replace(extension, ' ext. $1');
}

/** An extension in the words of other languages than English, at the end of a number. */
const extension =
  /(?<=\d\)?)[\s,;(/-]*(?:(?<=[(])ext(?:ension)?|durchwahl|dw|nebenstelle|apparat|app|доб(?:ав(?:очный)?)?|вн(?:утр(?:енний)?)?|poste|interno|int|anexo|ramal|wew(?:n[eę]trzny)?|toestel|tst|转|分机|内線)[\s.:#-]*(\d{1,7})\)?(?=\s*(?:$|[;|,\n]))/giu;

/** An extension may stand behind a comma or a semicolon and is no number of its own. */
const between =
  /[|\n\r\t]|:{3}|;(?!\s*(?:ext|x|#|isub))|,(?!\s*(?:ext|x|#|durchwahl|dw|app|p\.))|\s(?:or|oder|and|und|et|ou|y|o|e|&)\s/iu;
/** Fewer digits on one side of a stroke are an area code or an end that replaces another. */
const fullNumber = 6;

function partsOf(text: string): readonly string[] {
  return text
    .split(between)
    .flatMap((part) => strokeParts(part))
    .flatMap((part) => part.split(/(?<=\d[)\s.,/-]*)(?=[+＋]\s?[(\d])/u))
    .map((part) => part.trim().replace(/[,/]+$/u, ''))
    .filter((part) => part !== '');
}

function strokeParts(part: string): readonly string[] {
  const sides = part.split('/');
  if (sides.length === 1) return sides;
  const isFull = sides.every((side) => side.replace(/\D/gu, '').length >= fullNumber);
  return isFull && !isAreaAlone(sides[0] ?? '') ? sides : [part];
}

/** `0049(0)30`, `+49 (0) 8841`: country and area have the digits of a number and are none; what follows the stroke is the rest. */
function isAreaAlone(side: string): boolean {
  const dialled = side.trim().replace(/^\(?00/u, '+');
  if (!/^\(?[+＋]/u.test(dialled)) return false;
  const number = parsePhoneNumberFromString(dialled, { extract: false });
  return number === undefined || number.nationalNumber.length <= longestArea;
}

/** Digits of the longest area codes there are, those of villages in Germany and Japan. */
const longestArea = 5;

const label =
  'tel(?:efon|ephone|[eé]fono|efoon|efone)?|t[eé]l|phone|ph|fon|mob(?:ile?|il|iel)?|cell?(?:ular)?|celular|handy|portable|gsm|work|office|home|private?|privat|business|direct|direkt|main|büro|m[oó]vil|тел(?:ефон)?|моб(?:ильный)?|раб(?:очий)?|дом(?:ашний)?|电话|手机|電話|t|m|p|h|w|c|o|d';
const labelBefore = new RegExp(
  `^(?:\\(?(?:${label})\\)?(?: ?(?:no|nr|number|nummer))?[ .:#)-]*)(?=[+(\\d０-９＋])`,
  'iu',
);
const labelBehind = new RegExp(`\\s*(?:\\((?:${label})\\.?\\)|[ -](?:${label})\\.?)$`, 'iu');
const onlyLabel = new RegExp(`^\\(?(?:${label})[.:)]*$`, 'iu');

function withoutLabels(part: string): string {
  if (onlyLabel.test(part)) return '';
  return part
    .replace(labelBefore, '')
    .replace(labelBehind, '')
    .replace(/^\(\s*(?:[+＋]|00)\s?(\d{1,3})\s*\)/u, '+$1 ');
}

function isKnown(region: string | null): region is CountryCode {
  return region !== null && isSupportedCountry(region);
}

function numberOf(text: string, region: string | null): string | undefined {
  const here = isKnown(region) ? (asAbroad(text, region) ?? parsed(text, region)) : parsed(text, undefined);
  if (here !== undefined) return here;
  // `00` is how most of the world dials abroad, and begins no number at home.
  return /^\(?00[\s./-]*(?=[1-9(])/u.test(text) ? parsed(text.replace(/^\(?00/u, '+'), undefined) : undefined;
}

/**
 * `4915112345678` in Germany lacks its plus: written for the country it would begin with its 0. Taken so only where what follows
 * the code of the country is a number in use; North America, whose code is its trunk prefix as well, needs no such care.
 */
function asAbroad(text: string, region: CountryCode): string | undefined {
  const code = getCountryCallingCode(region);
  if (code === '1' || !text.startsWith(code) || !/^[\d\s().-]{10,20}$/u.test(text)) return undefined;
  const number = parsePhoneNumberFromString(`+${text}`, { extract: false });
  return number?.isValid() === true ? number.number : undefined;
}

function parsed(text: string, region: CountryCode | undefined): string | undefined {
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(region === undefined ? {} : { defaultCountry: region }),
  });
  if (number === undefined || !number.isPossible() || !isSettled(number)) return undefined;
  return number.ext === undefined ? number.number : `${number.number};ext=${number.ext}`;
}

/**
 * Whether a number reads as itself once it is written: `00 0000` in Germany would be `+4900000`, of which a reader takes the next
 * nought for a trunk prefix again, and seven digits in Canada have no country once they stand behind `+1`. Numbers in use all do.
 */
function isSettled(number: PhoneNumber): boolean {
  if (number.isValid()) return true;
  const again = parsePhoneNumberFromString(number.number, { extract: false });
  return again?.number === number.number && again.isPossible();
}

/** Digits as one dials them, enough for a number and not too many, without a country. */
function isDialled(text: string): boolean {
  if (!/^[\d０-９\s().\-/‐‑–]+(?:(?:ext\.?|x|#)\s?\d{1,7})?$/iu.test(text)) return false;
  const digits = text.replace(/\D/gu, '').length;
  return digits >= 5 && digits <= 17;
}

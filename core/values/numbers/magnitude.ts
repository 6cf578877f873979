import { plainFigures } from './plainFigures.ts';

/** A figure in words of its size: what is left of it without the word, and by how many places the decimal point moves. */
export interface Magnitude {
  readonly figure: string;
  readonly places: number;
}

/**
 * Words for sizes, by the noughts that they stand for; compared in small letters, with or without a point behind.
 *
 * `mil` is left out: a thousand in Spanish, a million in many English lists; so is what means another size in another language
 * (`Billionen`, `billón`).
 */
const words: readonly (readonly [places: number, words: string])[] = [
  [3, 'k tsd tausend thousand thousands mila mille milliers tys тыс тысяч 千'],
  [4, '万 萬 만'],
  [
    6,
    'm mio mill mln mn million millions millionen millón millones milhão milhões milione milioni miljoen miljoner milionów млн 百万',
  ],
  [8, '亿 億 억'],
  [
    9,
    'b bn mrd mld billion billions milliard milliards milliarde milliarden miliardo miliardi miljard mlrd mld млрд 十亿',
  ],
];
/** Signs and codes of money that a size is written together with: `T€`, `TEUR`, `MUSD`. */
const thousands = /(?<=\d)\s*t(?=\s?(?:€|eur|usd|chf|\$))/iu;

const placesOf: ReadonlyMap<string, number> = new Map(
  words.flatMap(([places, list]) => list.split(' ').map((word) => [word, places] as const)),
);
const alternatives = [...placesOf.keys()].toSorted((a, b) => b.length - a.length).join('|');
/** Behind a figure, before the end or the money that it counts. */
const size = new RegExp(
  `(?<=\\d)\\s*(${alternatives})\\.?(?=$|\\s*(?:[€$£¥₹]|(?:eur|usd|gbp|chf|sek|nok|dkk|pln|jpy|cny|rmb|inr|руб|元|円)\\.?$))`,
  'iu',
);
const moneyIn = /[€$£¥₹]|(?<!\p{L})(?:eur|usd|gbp|chf|sek|nok|dkk|pln|jpy|cny|rmb|inr)(?!\p{L})/iu;
/** Longer texts are no figures. */
const longest = 40;

/**
 * Takes the word for a size off a figure: `$1.5M`, `€ 1,2 Mio.`, `850 T€`, `2,5 Mrd. EUR`, `3万`. Ranges and anything with two
 * figures have none.
 *
 * @param ofMoney The figure is known to count money, so that a letter alone is a size; otherwise `5 m` may as well be metres, and a
 * letter counts only beside a currency.
 * @returns `undefined` where there is no such word, or more than one figure.
 */
export function magnitudeOf(text: string, ofMoney = false): Magnitude | undefined {
  if (text.length > longest) return undefined;
  const plain = plainFigures(text).trim();
  const found = size.exec(plain);
  const places =
    found === null ? (thousands.test(plain) ? 3 : undefined) : placesOf.get((found[1] ?? '').toLowerCase());
  if (places === undefined) return undefined;
  if (/^[a-z]$/iu.test(found?.[1] ?? '') && !ofMoney && !moneyIn.test(plain)) return undefined;
  const figure = found === null ? plain.replace(thousands, '') : plain.replace(size, '');
  return /\d[^\d.,'’\s]+\d/u.test(figure) ? undefined : { figure: figure.trim(), places };
}

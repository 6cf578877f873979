import { englishNames, isoCodes } from './countryNames.ts';

const alpha3 = new Map(isoCodes.map((codes) => [codes.alpha2, codes.alpha3]));

/** ISO 3166-1 alpha-3 of an alpha-2 code that `countryCode` gave. */
export function alpha3Of(code: string): string {
  return alpha3.get(code) ?? code;
}

/** The English name of an alpha-2 code that `countryCode` gave, as it is in common use: `Germany`, `South Korea`. */
export function countryNameOf(code: string): string {
  return englishNames.get(code) ?? code;
}

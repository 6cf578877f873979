import { countryCode } from '../../../apply/standard/countryCode.ts';
import { alpha3Of, countryNameOf } from '../../../apply/standard/countryForms.ts';
import { englishNames } from '../../../apply/standard/countryNames.ts';
import { foldText } from '../../foldText.ts';
import { regionNamed } from '../../regions.ts';
import { countryOfDemonym } from './demonyms.ts';
import { phraseOf } from './phraseOf.ts';
import { isMisspelt } from './spelling.ts';
import type { Token } from './tokens.ts';

interface FoundCountries {
  /** Alpha-2: one, or those of a region. */
  readonly codes: readonly string[];
  /** As its name is written right, where it is not. */
  readonly meant?: string;
}

/** Short names that are a country wherever they stand; others of three letters or less mean much else. */
const shortNames = new Set('uk gb usa uae ksa prc nz hk sg eu gcc anz'.split(' '));

/**
 * The countries that a phrase names: by any name or code, as people and things of it are called (`German`), or as a region
 * (`DACH`).
 */
export function countriesIn(part: readonly Token[]): FoundCountries | undefined {
  const text = phraseOf(part);
  if (text.length < 2 || part.some(({ isQuoted }) => isQuoted)) return undefined;
  const region = regionNamed(text);
  if (region !== undefined) return region;
  const code = countryCode(text) ?? countryOfDemonym(text);
  if (code !== undefined) return { codes: [code] };
  const word = text.toLowerCase();
  if (part.length > 1 || word.length < 6) return undefined;
  for (const [alpha2, name] of englishNames)
    if (isMisspelt(word, name.toLowerCase())) return { codes: [alpha2], meant: name };
  return undefined;
}

/** The same in a question: a short name needs a word such as "from" before it, and a language is no country. */
export function countriesAt(
  tokens: readonly Token[],
  [at, length]: readonly [at: number, length: number],
  isSaid: boolean,
): FoundCountries | undefined {
  const part = tokens.slice(at, at + length);
  const [first] = part;
  const found = countriesIn(part);
  if (first === undefined || found === undefined) return undefined;
  const text = phraseOf(part);
  const isSpoken =
    /^(?:speak(?:s|ing|ers?)?|languages?)$/.test(tokens[at + length]?.word ?? '') ||
    /^(?:speaks?|speaking|languages?)$/.test(tokens[at - 1]?.word ?? '');
  if (isSpoken && countryOfDemonym(text) !== undefined) return undefined;
  const isKnownShort = shortNames.has(text.toLowerCase().replaceAll('.', '')) || first.text === 'US';
  if (isKnownShort || length > 1 || text.length > 3) return found;
  const [code] = found.codes;
  // A short word is a country only as it is written: `DE`, not `de`.
  const isCapital =
    first.text === first.text.toUpperCase() || foldText(text) === foldText(countryNameOf(code ?? ''));
  return isSaid && isCapital ? found : undefined;
}

/** How cells write a country. */
export function countryForms(code: string | undefined): readonly string[] {
  return code === undefined ? [] : [code, alpha3Of(code), countryNameOf(code)];
}

import type { SemanticType } from '../../model/columnType.ts';
import type { ColumnProfile } from '../../model/profile.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';
import { headerWords } from '../words/headerWords.ts';

/** The column that tells the country of a phone number, if one does; `null` where several could. */
export function countryBeside(profile: ColumnProfile, columns: readonly ColumnProfile[]): number | null {
  return besideOf(profile, columns, 'country');
}

/** The column that tells the currency of an amount, if one does; `null` where several could. */
export function currencyBeside(profile: ColumnProfile, columns: readonly ColumnProfile[]): number | null {
  return besideOf(profile, columns, 'currency');
}

/** A header of a country may stand above spellings in any language, which are no list of countries to a profile. */
function isOf(profile: ColumnProfile, kind: SemanticType): boolean {
  return profile.semanticType === kind || (kind === 'country' && namesCountry(profile));
}

/** Whether a header says country, in any language that is known, and nothing else but of which address. */
export function namesCountry({ name, semanticType }: Pick<ColumnProfile, 'name' | 'semanticType'>): boolean {
  if (semanticType === 'us-state') return false;
  const { words, others } = headerWords(name, new Set());
  return [words, ...others].some(
    (meaning) =>
      meaning.includes('country') && meaning.every((word) => word === 'country' || ofAddress.has(word)),
  );
}

/** Words that say which address a country belongs to: `Business Country/Region`, `Address 1 - Country`. */
const ofAddress: ReadonlySet<string> = new Set(
  'address business work office company organization home private mailing billing shipping delivery other contact region'.split(
    ' ',
  ),
);

/**
 * Of several columns of the kind the one whose header shares most words with the other's: `Billing country` for
 * `Billing phone`. Where columns stand has no say.
 */
function besideOf(
  profile: ColumnProfile,
  columns: readonly ColumnProfile[],
  kind: SemanticType,
): number | null {
  const own = new Set(nameTokens(profile.name));
  let best: number | null = null;
  let most = -1;
  let isTie = false;
  for (const [at, column] of columns.entries()) {
    // A column that nobody filled tells nothing.
    if (column === profile || column.count === column.missing || !isOf(column, kind)) continue;
    const shared = nameTokens(column.name).filter((word) => own.has(word)).length;
    isTie = shared === most || (isTie && shared < most);
    if (shared > most) {
      best = at;
      most = shared;
    }
  }
  return isTie ? null : best;
}

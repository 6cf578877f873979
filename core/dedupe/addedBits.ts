import type { LikenessKind } from '../model/duplicates.ts';
import { likenessOptions as options } from '../model/options/dedupeOptions.ts';
import { missingLevel } from './pairLevels.ts';

/**
 * What the columns of a pair say together, in bits. Some corrections keep what does not hold in the model, which takes
 * columns for independent, from deciding: an address that is alike says nothing where the names agree, as it is made of
 * them; columns about the same place or company go together, so the second and third
 * add less; and where more than twice as much of what is a person's own (first name, birth date, e-mail, number) differs
 * as agrees, the pair is not likely, whatever else agrees: relatives and colleagues.
 *
 * Learning and scoring add up alike: what learning took for the same person because a household has one address and one
 * phone, it would learn the wrong weights of names from.
 *
 * @param prior What speaks for any pair, in bits.
 */
export function addedBits(
  kinds: readonly LikenessKind[],
  prior: number,
): (levelOf: (column: number) => number, bitsOf: (column: number, level: number) => number) => number {
  const person = kinds.map(isOfPerson);
  const place = kinds.map(isOfPlace);
  const name = kinds.map(isOfName);
  const places: number[] = [];
  return (levelOf, bitsOf) => {
    let sum = prior;
    let differs = 0;
    let agrees = 0;
    let names = 0;
    let alikeAddress = 0;
    places.length = 0;
    for (let c = 0; c < kinds.length; c += 1) {
      const level = levelOf(c);
      if (level === missingLevel) continue;
      const bits = bitsOf(c, level);
      if (person[c] === true) {
        if (level === 3) differs += 1;
        else if (level < 2) agrees += 1;
      }
      if (name[c] === true) names += level < 2 ? 1 : -1;
      if (kinds[c] === 'email' && level === 2) alikeAddress += bits;
      else if (place[c] === true && bits > 0) places.push(bits);
      else sum += bits;
    }
    if (names <= 0) sum += alikeAddress;
    places.sort((x, y) => y - x);
    for (let i = 0; i < places.length; i += 1)
      sum += (places[i] ?? 0) * (options.placeShares[i] ?? options.placeShares.at(-1) ?? 0);
    return differs > agrees * 2 ? Math.min(sum, options.relativeBits) : sum;
  };
}

function isOfName(kind: LikenessKind): boolean {
  return kind === 'givenName' || kind === 'familyName' || kind === 'personName';
}

/** Tells one person of a household or company from another. */
function isOfPerson(kind: LikenessKind): boolean {
  return (
    kind === 'givenName' || kind === 'personName' || kind === 'date' || kind === 'email' || kind === 'code'
  );
}

function isOfPlace(kind: LikenessKind): boolean {
  return (
    kind === 'address' ||
    kind === 'place' ||
    kind === 'postcode' ||
    kind === 'organisation' ||
    kind === 'choice'
  );
}

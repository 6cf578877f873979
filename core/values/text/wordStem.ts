/** Endings of English word forms, longest first, each with how much of the word must be left. */
const endings: readonly (readonly [string, number])[] = (
  'izations:4 isations:4 ization:4 isation:4 ications:4 ication:4 ational:4 ations:4 ically:4 ation:4 ition:4 ments:5 ances:4 ences:4 ' +
  'ities:4 ical:4 ment:5 ness:4 able:4 ible:4 ance:4 ence:4 ency:4 ings:4 ions:4 ists:5 ors:4 ers:4 ing:4 ion:4 ity:4 ive:4 ous:4 ist:5 ian:5 ' +
  'ies:4 ied:4 ent:5 ant:5 ate:4 tic:5 ed:4 er:4 or:4 al:4 ic:4 ly:4 is:5 es:4 s:4 y:6 e:4'
)
  .split(' ')
  .map((entry) => {
    const [ending = '', left = ''] = entry.split(':');
    return [ending, Number(left)] as const;
  });

/** Words that would lose their meaning with their ending, or fall together with another one. */
const whole: ReadonlySet<string> = new Set(
  'claimant insured insurer insurance organization organisation organ statement state status number county country party general gender agency agent position possible event invent invention inventory policy police address process access business series species university universe universal operation operating international national nation action active section sector former master matter water letter order power tower paper import important relation relative relatively community communication conversion convert'.split(
    ' ',
  ),
);

/**
 * What an English word's forms have in common: `enrolled`, `enrollment` and `enrolling` give `enroll`. A word that is too
 * short to lose an ending stays.
 */
export function wordStem(word: string): string {
  let stem = word;
  for (let round = 0; round < 2; round += 1) {
    if (whole.has(stem)) return stem;
    const found = endings.find(
      ([ending, left]) => stem.length - ending.length >= left && stem.endsWith(ending),
    );
    if (found === undefined || stem.endsWith('ss')) return stem;
    stem = stem.slice(0, -found[0].length);
  }
  return stem;
}

import type { Draft } from '../draft/draft.ts';
import { type FoundMeaning, lexiconOf, type Meaning } from '../words/lexicon.ts';
import { numberOf } from '../words/numberPhrases.ts';
import type { Token } from '../words/tokens.ts';

/** What a field was taken for that is to be shown. */
export const shownAs = 'column';

const askedBehind = /^(?:with|that|which|who|whose|having|without|where|sending|sent|send|by)$/;

/** "Brokers with the worst quality", "5 companies that ..." ask for them where no rows are named. */
export function isAskedFor(
  { topic, tokens, parts, asked, groups }: Draft,
  found: FoundMeaning,
  at: number,
): boolean {
  const isMany = tokens[at + found.length - 1]?.word.endsWith('s') === true;
  const isFirst = parts.every(
    ({ means, from }, nth) =>
      means === '' || (nth === parts.length - 1 && from === tokens[at - 1]?.from && isCount(tokens[at - 1])),
  );
  const rows = lexiconOf(topic);
  const isAlone = !tokens.slice(at + found.length, at + found.length + 3).some((_, n) => {
    const place = at + found.length + n;
    return (
      ['of', 'for'].includes(tokens[place - 1]?.word ?? '') && rows.find(tokens, place, isRows) !== undefined
    );
  });
  const behind = tokens[at + found.length]?.word ?? '';
  return (
    asked === null &&
    groups.length === 0 &&
    isMany &&
    isFirst &&
    isAlone &&
    !found.isMisspelt &&
    askedBehind.test(behind)
  );
}

const isRows = ({ isSubject }: Meaning): boolean => isSubject === true;

function isCount(token: Token | undefined): boolean {
  return numberOf(token?.word) !== undefined;
}

/** `show only the file`: a column, although rows are called so, too. */
export function isOnlyShown({ tokens }: Pick<Draft, 'tokens'>, at: number): boolean {
  const place = tokens[at - 1]?.word === 'the' ? at - 2 : at - 1;
  return (
    ['only', 'just'].includes(tokens[place]?.word ?? '') &&
    ['show', 'display', 'list'].includes(tokens[place - 1]?.word ?? '')
  );
}

/** `show email and phone`, `their city`, and what is added to it. */
export function isToBeShown({ tokens, parts }: Draft, at: number): boolean {
  let place = at - 1;
  while (
    ['the', 'only', 'just', 'me', 'us', 'and'].includes(tokens[place]?.word ?? '') ||
    tokens[place]?.text === ','
  )
    place -= 1;
  const before = tokens[place];
  return (
    ['show', 'showing', 'display', 'list', 'their', 'column', 'columns'].includes(before?.word ?? '') ||
    parts.some(({ to, means }) => means === shownAs && to === before?.to)
  );
}

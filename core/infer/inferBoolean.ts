import type { ColumnEvidence, SignCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isNoAnswer } from '../values/cells/noAnswer.ts';
import { isOneBooleanPair, parseBoolean } from '../values/cells/parseBoolean.ts';
import type { Hint } from './nameHints.ts';

interface Typed {
  readonly signs: readonly SignCount[];
  /** Cells of these signs. */
  readonly filled: number;
  readonly hints: ReadonlySet<Hint>;
}

/** Words that mean yes or no also when their partner never occurs; a lone `t`, `on`, `NE` or `SI` is any other code. */
const tellingAlone = new Set(['y', 'n', 'no', 'ja']);

/**
 * True where cells are words of one pair for yes and no, crosses among blanks, or the digits 0 and 1 under a name that asks a
 * yes-or-no question; without such a name they may count something.
 *
 * A third answer that comes back (`maybe`, `P` beside `Y` and `N`) makes a list of it; `Don't know` and the like do not.
 */
export function isBooleanColumn(evidence: ColumnEvidence, column: Typed): boolean {
  const { signs, filled, hints } = column;
  if (filled === 0) return isCrossed(evidence);
  if (hints.has('flag') && areBits(evidence, signs)) return true;
  const words = signs.filter(({ sign }) => sign.kind === 'boolean');
  const count = words.reduce((sum, word) => sum + word.count, 0);
  if (count === 0) return false;
  const folded = words.map(({ sign }) => sign.detail);
  if (!isOneBooleanPair(folded)) return false;
  const others = filled - count;
  if (others > 0 && !areSlipsOrNoAnswers(evidence, { filled, others, words: folded })) return false;
  return folded.length > 1 || standsAlone(folded[0] ?? '', hints);
}

function standsAlone(word: string, hints: ReadonlySet<Hint>): boolean {
  if (word.length > 2) return true;
  return tellingAlone.has(word) && !hints.has('country') && !hints.has('us-state');
}

/** True where what is neither yes nor no is rare and ever different, or says that there is no answer. */
function areSlipsOrNoAnswers(
  evidence: ColumnEvidence,
  cells: { readonly filled: number; readonly others: number; readonly words: readonly string[] },
): boolean {
  const { filled, others, words } = cells;
  const paired = words.length > 1;
  const most = filled * (1 - inferOptions.booleanAgreement);
  if (others > most && (!paired || evidence.distinct > inferOptions.enumerationValues)) return false;
  let unexplained = others;
  const recurring = Math.max(inferOptions.recurringCount, filled * inferOptions.recurringShare);
  for (const { value, count } of evidence.values) {
    if (parseBoolean(value) !== undefined) continue;
    if (isNoAnswer(value)) unexplained -= count;
    else if (count >= recurring && !isSlipOf(value, words)) return false;
  }
  return unexplained <= most;
}

/** `yxs` for `yes`: one letter is another. Of a single letter nothing would be left. */
function isSlipOf(value: string, words: readonly string[]): boolean {
  const text = value.trim().toLowerCase();
  if (text.length < 2) return false;
  return words.some((word) => {
    if (word.length !== text.length) return false;
    let others = 0;
    for (let at = 0; at < word.length; at += 1) if (word.charAt(at) !== text.charAt(at)) others += 1;
    return others === 1;
  });
}

/** Nothing but `x` among blanks: a list of marks. */
function isCrossed(evidence: ColumnEvidence): boolean {
  return (
    evidence.empty > 0 &&
    evidence.tokens.length > 0 &&
    evidence.tokens.every(({ text }) => text.toLowerCase() === 'x')
  );
}

function areBits(evidence: ColumnEvidence, signs: readonly SignCount[]): boolean {
  return (
    signs.every(({ sign }) => sign.kind === 'digits' && sign.length === 1) &&
    evidence.values.every(({ value }) => ['0', '1'].includes(value.trim()))
  );
}

import { compareRule, groupCompared } from './rules/compareRule.ts';
import { comparisonRule } from './rules/comparisonRule.ts';
import { fileKindRule } from './rules/fileKindRule.ts';
import { ownerRule } from './rules/ownerRule.ts';
import { wordFormRule } from './rules/wordFormRule.ts';
import { fieldRule } from './rules/fieldRule.ts';
import { presenceRule } from './rules/presenceRule.ts';
import { timeRule } from './rules/timeRule.ts';
import { valueRule } from './rules/valueRule.ts';
import { groupRule } from './rules/groupRule.ts';
import { measureRule } from './rules/measureRule.ts';
import { orderRule } from './rules/orderRule.ts';
import { textInRule } from './rules/textInRule.ts';
import { mailRule } from './rules/mailRule.ts';
import { whichRule } from './rules/whichRule.ts';
import { superlativeRule } from './rules/superlativeRule.ts';
import { limitRule } from './rules/limitRule.ts';
import { verbRule } from './rules/verbRule.ts';
import { subjectRule } from './rules/subjectRule.ts';
import type { Draft, Rule } from './draft/draft.ts';
import { takeWord } from './takeWord.ts';

/** In this order: what is longer or says more comes first. */
const rules: readonly Rule[] = [
  timeRule,
  orderRule,
  compareRule,
  groupRule,
  whichRule,
  measureRule,
  superlativeRule,
  fileKindRule,
  verbRule,
  ownerRule,
  textInRule,
  mailRule,
  presenceRule,
  comparisonRule,
  limitRule,
  wordFormRule,
  subjectRule,
  fieldRule,
  valueRule,
];

/** Takes a question apart from left to right; what no rule takes is a loose word. */
export function takeAll(draft: Draft): void {
  const { tokens } = draft;
  let at = 0;
  while (at < tokens.length) {
    let taken = 0;
    for (const rule of rules) {
      taken = rule(draft, at);
      if (taken > 0) break;
    }
    at += taken > 0 ? taken : takeWord(draft, at);
  }
  groupCompared(draft);
  // "Which broker" without "most" asks for them all.
  if (draft.asked !== null && draft.topic.fields.some(({ name }) => name === draft.asked?.name))
    draft.groups.push({ field: draft.asked.name, by: null });
  if (draft.figure !== null && draft.superlative !== null)
    draft.order ??= { by: { field: draft.figure.name }, descending: draft.superlative.descending };
}

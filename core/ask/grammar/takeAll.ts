import { compareRule, groupCompared } from './compareRule.ts';
import { comparisonRule } from './comparisonRule.ts';
import { fileKindRule } from './fileKindRule.ts';
import { ownerRule } from './ownerRule.ts';
import { wordFormRule } from './wordFormRule.ts';
import { fieldRule } from './fieldRule.ts';
import { presenceRule } from './presenceRule.ts';
import { timeRule } from './timeRule.ts';
import { valueRule } from './valueRule.ts';
import { groupRule } from './groupRule.ts';
import { measureRule } from './measureRule.ts';
import { orderRule } from './orderRule.ts';
import { textInRule } from './textInRule.ts';
import { mailRule } from './mailRule.ts';
import { whichRule } from './whichRule.ts';
import { superlativeRule } from './superlativeRule.ts';
import { limitRule } from './limitRule.ts';
import { verbRule } from './verbRule.ts';
import { subjectRule } from './subjectRule.ts';
import type { Draft, Rule } from './draft.ts';
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

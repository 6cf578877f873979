import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { byRule } from '../../../core/standardise/byRule.ts';
import { inUsualForm, isOpen, standardRules } from '../../../core/standardise/standardRules.ts';

const leads = builtInPacks.find(({ id }) => id === 'crm.leads')!;
const rules = standardRules(leads);
const ruleOf = (field: string) => rules.find((rule) => rule.field === field)!;

describe('what can be standardised', () => {
  it('is told by the pack: lists, countries, names; never keys, addresses, phones or prose', () => {
    expect(rules.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      'salutation list',
      'first_name person',
      'last_name person',
      'full_name person',
      'company company',
      'country country',
      'lead_source list',
      'lead_status list',
      'rating list',
      'gender list',
    ]);
    expect(rules.filter(({ isPersonal }) => isPersonal).map(({ field }) => field)).toEqual([
      'first_name',
      'last_name',
      'full_name',
      'company',
    ]);
  });

  it.each([
    ['country', 'Grmany', true],
    ['country', 'Deutschland', false],
    ['country', '—', false],
    ['country', 'x'.repeat(200), false],
    ['rating', 'lukewarm', true],
    ['rating', 'Hot', false],
    ['last_name', 'van Beethoven', false],
    ['last_name', 'O’Brien-Smith', false],
    ['full_name', 'BERG', true],
    ['full_name', 'Berg (neu) Ana', true],
    ['company', 'ACME HOLDING', true],
    ['company', 'IBM', false],
    ['company', 'Acme Holding', false],
  ])('has in %s %s open: %s', (field, value, open) => {
    expect(isOpen(ruleOf(field), value)).toBe(open);
  });

  it('is asked of nobody where the rules are certain', () => {
    expect(byRule(ruleOf('full_name'), 'BERG, ANA')).toBe('Ana Berg');
    expect(byRule(ruleOf('full_name'), 'Berg (neu) Ana')).toBeUndefined();
    expect(byRule(ruleOf('rating'), 'HOT')).toBe('Hot');
    expect(byRule(ruleOf('country'), 'Grmany')).toBeUndefined();
  });

  it('has countries in the form that most of the field have', () => {
    const formOf = (...values: string[]) =>
      inUsualForm(
        ruleOf('country'),
        values.map((value) => ({ value, records: 1 })),
      ).form;
    expect(formOf('DE', 'FR', 'Spain', 'Grmany')).toBe('alpha2');
    expect(formOf('DEU', 'FRA', 'ESP')).toBe('alpha3');
    expect(formOf('DE', 'Germany', 'Spain')).toBe('name');
    expect(formOf()).toBe('name');
  });
});

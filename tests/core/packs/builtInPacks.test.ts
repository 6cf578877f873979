import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../core/apply/rules/compileRules.ts';
import { type ExpectationRule, fieldPlaces } from '../../../core/model/expectation.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import type { Field } from '../../../core/model/targetSchema.ts';
import { allowedValues } from '../../../core/match/lists/matchValues.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { checkPack } from '../../../core/packs/checkPack.ts';
import { bareName } from '../../../core/values/text/nameTokens.ts';
import { unitOf } from '../../../core/values/numbers/units.ts';

interface Sender {
  readonly id: string;
  readonly language: string;
  readonly headers: readonly (readonly [header: string, field: string | null])[];
}

function namesOf(fields: readonly Field[]): readonly string[] {
  return fields.map((field) => field.name);
}

/** What one value must be by a rule about one field; `undefined` for rules about several. */
function testOf(rule: ExpectationRule, field: Field): ((value: string) => boolean) | undefined {
  const named = new Set(fieldPlaces(rule).map(([, name]) => name));
  if (named.size !== 1 || !('field' in rule)) return undefined;
  const expectation = { rule, severity: 'low', message: 'm', onBroken: 'reject' } as const;
  const schema = { ...noSchema, fields: [field], expectations: [expectation] };
  const rules = compileRules(schema, { isFed: () => true, lastDay: '2026-11-21' });
  return (value) => rules.problemsOf([value]) === undefined;
}

const noSchema = { id: asId<PackId>('p'), title: 'P', version: '1', about: '' };

function sendersOf(id: string): readonly Sender[] {
  const path = new URL(`../match/senders/${id}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { senders: Sender[] }).senders;
}

describe.each(builtInPacks.map((pack) => [pack.id, pack] as const))('%s', (id, pack) => {
  const rules = (pack.expectations ?? []).map((expectation) => expectation.rule);

  it('has neither errors nor warnings', () => {
    const { errors, warnings } = checkPack(JSON.parse(JSON.stringify(pack)));
    expect([...errors, ...warnings]).toEqual([]);
  });

  it('gives each word to one field, by name, label and synonym', () => {
    const owners = new Map<string, string>();
    for (const field of pack.fields) {
      for (const word of new Set([field.name, field.label, ...field.synonyms].map(bareName))) {
        expect(owners.get(word), `${word} of ${field.name}`).toBeUndefined();
        owners.set(word, field.name);
      }
    }
  });

  it('writes synonyms and spellings in lower case, without blanks around, each once', () => {
    for (const field of pack.fields) {
      const spellings = (field.aliases ?? []).flatMap((alias) => alias.spellings);
      for (const text of [...field.synonyms, ...spellings]) {
        expect(text).toBe(text.trim().toLowerCase());
        expect(text).not.toMatch(/\s{2}/u);
      }
      expect(new Set(field.synonyms.map(bareName)).size).toBe(field.synonyms.length);
      expect(new Set(spellings).size).toBe(spellings.length);
    }
  });

  it('reads each spelling of a value as that value, as the review does', () => {
    const misread = pack.fields.flatMap((field) => {
      if (field.enum.length === 0) return [];
      const list = allowedValues(field);
      const spellings = (field.aliases ?? []).flatMap((alias) =>
        alias.spellings.map((spelling) => [spelling, alias.value] as const),
      );
      return [...field.enum.map((value) => [value, value] as const), ...spellings].filter(
        ([text, value]) => list.read(text) !== value,
      );
    });
    expect(misread).toEqual([]);
  });

  it('describes each field in a sentence of its own', () => {
    const descriptions = pack.fields.map((field) => field.description);
    expect(new Set(descriptions).size).toBe(descriptions.length);
    for (const text of descriptions) expect(text).toMatch(/^[A-Z].{15,240}\.$/u);
  });

  it('gives examples, and units that are known', () => {
    expect(namesOf(pack.fields.filter((field) => (field.examples ?? []).length === 0))).toEqual([]);
    const unknown = pack.fields.filter(({ unit }) => unit !== undefined && unitOf(unit)?.id !== unit);
    expect(namesOf(unknown)).toEqual([]);
  });

  it('gives examples that keep its own rules', () => {
    const broken = rules.flatMap((rule) => {
      const field = pack.fields.find(({ name }) => 'field' in rule && name === rule.field);
      const keeps = field === undefined ? undefined : testOf(rule, field);
      return keeps === undefined ? [] : (field?.examples ?? []).filter((example) => !keeps(example));
    });
    expect(broken).toEqual([]);
  });

  it('names only values of the list where a rule depends on one', () => {
    const strange = rules.flatMap((rule) => {
      if (rule.kind !== 'requiredWhen') return [];
      const list = pack.fields.find((field) => field.name === rule.when)?.enum ?? [];
      return list.length === 0 ? [] : rule.values.filter((value) => !list.includes(value));
    });
    expect(strange).toEqual([]);
  });

  it('says in each rule what is expected, and then what to do', () => {
    const messages = (pack.expectations ?? []).map((expectation) => expectation.message);
    expect(messages.length).toBeGreaterThanOrEqual(10);
    for (const message of messages) expect(message).toMatch(/^[A-Z].{15,300}[.] [A-Z].+\.$/u);
  });

  it('names its sources', () => {
    expect(pack.sources?.length ?? 0).toBeGreaterThanOrEqual(3);
  });

  it('keeps to sizes that are quick to compare', () => {
    expect(namesOf(pack.fields.filter((field) => field.synonyms.length > 140))).toEqual([]);
    expect(JSON.stringify(pack).length).toBeLessThan(160_000);
  });

  it('knows most words of senders in each of nine languages, whatever the domain', () => {
    const words = new Map(
      pack.fields.flatMap((field) =>
        [field.name, field.label, ...field.synonyms].map((word) => [bareName(word), field.name] as const),
      ),
    );
    const counts = new Map<string, { known: number; all: number }>();
    for (const { language, headers } of sendersOf(id)) {
      const count = counts.get(language) ?? { known: 0, all: 0 };
      for (const [header, field] of headers) {
        if (field === null) continue;
        count.all += 1;
        if (words.get(bareName(header)) === field) count.known += 1;
      }
      counts.set(language, count);
    }
    const poor = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv'].filter((language) => {
      const { known, all } = counts.get(language) ?? { known: 0, all: 1 };
      return known / all < 0.75;
    });
    expect(poor).toEqual([]);
  });
});

describe('headers of senders', () => {
  it.each(builtInPacks.map((pack) => [pack.id, pack] as const))(
    '%s: each names a field of the pack or none, and no field twice',
    (id, pack) => {
      const names = new Set(pack.fields.map((field) => field.name));
      const senders = sendersOf(id);
      expect(senders.length).toBeGreaterThanOrEqual(40);
      expect(senders.filter(({ language }) => language !== 'en').length * 3).toBeGreaterThan(senders.length);
      expect(new Set(senders.map((sender) => sender.id)).size).toBe(senders.length);
      for (const sender of senders) {
        const fields = sender.headers.flatMap(([, field]) => (field === null ? [] : [field]));
        expect(fields.filter((field) => !names.has(field))).toEqual([]);
        expect(new Set(fields).size, `fields of ${sender.id}`).toBe(fields.length);
        expect(new Set(sender.headers.map(([header]) => header)).size).toBe(sender.headers.length);
      }
    },
  );
});

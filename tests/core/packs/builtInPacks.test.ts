import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';
import { checkPack } from '../../../core/packs/checkPack.ts';
import { bareName } from '../../../core/values/nameTokens.ts';
import { isNpi } from '../../../core/values/npi.ts';
import { unitOf } from '../../../core/values/units.ts';

interface Sender {
  readonly id: string;
  readonly language: string;
  readonly headers: readonly (readonly [header: string, field: string | null])[];
}

function sendersOf(id: string): readonly Sender[] {
  const path = new URL(`../match/senders/${id}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { senders: Sender[] }).senders;
}

describe.each(builtInPacks.map((pack) => [pack.id, pack] as const))('%s', (id, pack) => {
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

  it('describes each field in a sentence of its own', () => {
    const descriptions = pack.fields.map((field) => field.description);
    expect(new Set(descriptions).size).toBe(descriptions.length);
    for (const text of descriptions) expect(text).toMatch(/^[A-Z].{15,240}\.$/u);
  });

  it('gives examples, and units that are known', () => {
    for (const field of pack.fields) {
      expect(field.examples?.length ?? 0, field.name).toBeGreaterThanOrEqual(1);
      if (field.unit !== undefined) expect(unitOf(field.unit)?.id).toBe(field.unit);
    }
  });

  it('gives examples of NPIs that have the right check digit', () => {
    for (const { rule } of pack.expectations ?? []) {
      if (rule.kind !== 'checkDigit' || rule.of !== 'npi') continue;
      const examples = pack.fields.find((field) => field.name === rule.field)?.examples ?? [];
      expect(examples.filter((example) => !isNpi(example))).toEqual([]);
    }
  });

  it('gives examples that keep its own patterns and ranges', () => {
    for (const { rule } of pack.expectations ?? []) {
      if (rule.kind !== 'pattern' && rule.kind !== 'range') continue;
      for (const example of pack.fields.find((field) => field.name === rule.field)?.examples ?? []) {
        if (rule.kind === 'pattern') {
          expect(example, rule.field).toMatch(new RegExp(`^(?:${rule.pattern})$`, 'u'));
        } else {
          expect(Number(example)).toBeGreaterThanOrEqual(rule.min ?? -Infinity);
          expect(Number(example)).toBeLessThanOrEqual(rule.max ?? Infinity);
        }
      }
    }
  });

  it('names only values of the list where a rule depends on one', () => {
    for (const { rule } of pack.expectations ?? []) {
      if (rule.kind !== 'requiredWhen') continue;
      const list = pack.fields.find((field) => field.name === rule.when)?.enum ?? [];
      if (list.length > 0) expect(list).toEqual(expect.arrayContaining([...rule.values]));
    }
  });

  it('says in each rule what to do, in sentences', () => {
    const messages = (pack.expectations ?? []).map((expectation) => expectation.message);
    expect(messages.length).toBeGreaterThanOrEqual(10);
    for (const message of messages) expect(message).toMatch(/^[A-Z].{20,300}\.$/u);
  });

  it('names its sources', () => {
    expect(pack.sources?.length ?? 0).toBeGreaterThanOrEqual(3);
  });

  it('keeps to sizes that are quick to compare', () => {
    for (const field of pack.fields) expect(field.synonyms.length, field.name).toBeLessThanOrEqual(140);
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
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv']) {
      const { known, all } = counts.get(language) ?? { known: 0, all: 0 };
      expect(all, language).toBeGreaterThan(0);
      expect(known / all, language).toBeGreaterThan(0.75);
    }
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
        expect(new Set(fields).size, sender.id).toBe(fields.length);
        expect(new Set(sender.headers.map(([header]) => header)).size).toBe(sender.headers.length);
      }
    },
  );
});

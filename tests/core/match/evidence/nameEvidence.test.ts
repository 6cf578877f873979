import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCards } from '../../../../core/match/evidence/cards.ts';
import { type NameEvidence, nameEvidence } from '../../../../core/match/evidence/nameEvidence.ts';
import { createWordBook } from '../../../../core/match/words/wordBook.ts';
import type { Field, TargetSchema } from '../../../../core/model/targetSchema.ts';
import { columnNamed, inFile, schemaOf } from '../columns.ts';

type Given = Partial<Field> & { readonly name: string };

function evidence(
  header: string,
  field: Given,
  more: { others?: readonly Given[]; known?: TargetSchema } = {},
) {
  const book = createWordBook();
  const { columns, fields } = makeCards(
    {
      columns: inFile(columnNamed(header)),
      fields: schemaOf(field, ...(more.others ?? [])).fields,
      fieldProfiles: [],
      columnDescriptions: [],
      knownSchemas: more.known === undefined ? [] : [more.known],
    },
    book,
  );
  const [column] = columns;
  const [card] = fields;
  if (column === undefined || card === undefined) throw new Error('unreachable');
  return nameEvidence(column, card, book);
}

const others: readonly Given[] = [
  { name: 'loss_date' },
  { name: 'report_date' },
  { name: 'closed_date' },
  { name: 'claim_number' },
  { name: 'policy_number' },
];

/** Figures that speak for the field. */
function speaking(found: NameEvidence): Partial<NameEvidence> {
  const { ordinalDiffers: _, phraseIndex: __, ...rest } = found;
  return Object.fromEntries(Object.entries(rest).filter(([, figure]) => figure !== 0));
}

describe('a name that says nothing', () => {
  test.each(['Unnamed: 7', 'Column7', '7', '', '   ', '\u200b', '---'])(
    '%j speaks for no field',
    (header) => {
      expect(speaking(evidence(header, { name: 'policy_number', synonyms: ['pol no'] }, { others }))).toEqual(
        {},
      );
    },
  );

  test('is still the name of a field that is called so', () => {
    expect(evidence('Column 7', { name: 'column7' }).equalName).toBe(1);
  });
});

test('a header in look-alike letters is what it looks like', () => {
  expect(evidence('\u202eРolicy\u200b Nо', { name: 'policy_no' }).equalName).toBe(1);
});

test('a header of ten thousand characters is read as far as it says what it is', () => {
  const long = evidence(
    `Policy number ${'and so forth '.repeat(800)}`,
    { name: 'policy_number' },
    { others },
  );
  expect(long.phraseInColumn).toBeGreaterThan(0.9);
  expect(long.words).toBeLessThan(0.9);
});

test('running text says little of a field, though it has its words', () => {
  const words = Array.from(
    { length: 200 },
    (_, i) => `w${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}z`,
  );
  const text = evidence(
    `${words.slice(0, 10).join(' ')} fax ${words.slice(10).join(' ')}`,
    { name: 'fax' },
    { others },
  );
  expect(text.phraseInColumn).toBeLessThan(0.5);
  expect(text.columnInPhrase).toBeLessThan(0.2);
});

test('a word that nearly all fields have tells less than one that few have', () => {
  const byDate = evidence('some date', { name: 'loss_date' }, { others });
  const byLoss = evidence('some loss', { name: 'loss_date' }, { others });
  expect(byLoss.telling).toBeGreaterThan(byDate.telling);
});

test('hears that a start is no end', () => {
  expect(evidence('policy start', { name: 'policy_end' }).opposed).toBe(1);
  expect(evidence('policy start', { name: 'policy_start' }).opposed).toBe(0);
});

test('finds a word of two meanings by either', () => {
  expect(evidence('data_nascita', { name: 'birth_date' }).sameWords).toBe(1);
  expect(evidence('data source', { name: 'data_source' }).sameWords).toBe(1);
});

test('knows general concepts without any synonym', () => {
  expect(evidence('Incident Date', { name: 'date_of_loss' }).thesaurus).toBeGreaterThan(0.4);
});

test('learns from known schemas what a field without synonyms is called', () => {
  const known = schemaOf({ name: 'tonic', synonyms: ['grundton', 'home note'] });
  expect(evidence('Grundton', { name: 'tonic' }).taught).toBe(0);
  expect(evidence('Grundton', { name: 'tonic' }, { known }).taught).toBe(1);
});

test('keeps a number at the end apart, and knows when a short word may be none', () => {
  expect(evidence('phone 2', { name: 'phone' }).ordinalDiffers).toBe(1);
  expect(evidence('sec_id', { name: 'section_id' }).ordinalDiffers).toBe(0);
  expect(evidence('sec_phone', { name: 'phone_2' }).ordinalDiffers).toBe(0);
});

test('tells tables from columns where names are paths', () => {
  const paths: readonly Given[] = ['visit.end', 'visit.id', 'person.start', 'person.end', 'person.id'].map(
    (name) => ({
      name,
    }),
  );
  const found = evidence('visit start', { name: 'visit.start' }, { others: paths });
  expect(found.container).toBe(1);
  expect(found.phraseInColumn).toBe(1);
});

test('every figure is a share, whatever the names are', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Policy No', 'pol_nr_2', 'data', 'Unnamed: 3'),
  );
  fc.assert(
    fc.property(name, name, fc.array(name, { maxLength: 4 }), (header, field, synonyms) => {
      const odd = Object.entries(evidence(header, { name: field, synonyms })).filter(
        ([figure, value]) =>
          figure !== 'phraseIndex' && !(value >= -1 && value <= (figure === 'opposed' ? 2 : 1.0001)),
      );
      expect(odd).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

import { describe, expect, it } from 'vitest';
import { findLikely, type LabelledField } from '../../../core/dedupe/findLikely.ts';
import type { CandidatePair } from '../../../core/model/duplicates.ts';
import { type MessyPeople, messyPeople } from './messyPeople.ts';
import { pairScore } from './pairScore.ts';

const { fields } = messyPeople({ records: 1, seed: 1, names: 'northern' });

/** A record from its values, separated by `|`; empty ones are missing. */
function record(text: string): (string | null)[] {
  return text.split('|').map((value) => (value === '' ? null : value));
}

async function groupsOf(...records: readonly string[]): Promise<readonly (readonly number[])[]> {
  return (await findLikely(fields, records.map(record))).groups.map((group) => group.records);
}

function peopleOf({ person }: MessyPeople): readonly number[][] {
  const groups = new Map<number, number[]>();
  person.forEach((one, place) => groups.set(one, [...(groups.get(one) ?? []), place]));
  return [...groups.values()];
}

const anna = 'Anna|Schmidt|Hoff AG|anna.schmidt@hoff.de|+49 30 1234567|Gartenstr. 5|Berlin|10115|1970-01-02';

describe('findLikely', () => {
  it('finds people who were entered again with slips, and tells relatives and colleagues apart', async () => {
    // A seed and names that nothing was tuned on.
    const people = messyPeople({ records: 2_000, seed: 20_261_121, names: 'western' });
    const found = await findLikely(people.fields, people.records);
    const score = pairScore(
      found.groups.map(({ records }) => records),
      peopleOf(people),
    );
    expect(score.precision).toBeGreaterThan(0.93);
    expect(score.recall).toBeGreaterThan(0.95);
    expect(found.compared).toBeLessThan(40_000);
  });

  it('takes a household for different people, as its address says nothing of who is meant', async () => {
    const people = messyPeople({ records: 4_000, seed: 9, names: 'northern' });
    const { groups } = await findLikely(people.fields, people.records);
    const weights = groups
      .flatMap(({ pairs }) => pairs)
      .flatMap(({ reasons }) => reasons)
      .filter(({ words }) => words === 'other last name')
      .map(({ weight }) => weight);
    expect(Math.max(...weights)).toBeLessThan(-2);
  });

  it('gives the same answer each time', async () => {
    const people = messyPeople({ records: 600, seed: 3, names: 'northern' });
    const first = await findLikely(people.fields, people.records);
    expect(await findLikely(people.fields, people.records)).toEqual(first);
  });

  it('finds two records that are the same, even where there are only two', async () => {
    expect(await groupsOf(anna, anna)).toEqual([[0, 1]]);
    expect(await groupsOf(anna, 'Anne|Schmidt|Hoff AG||||Berlin||')).toEqual([[0, 1]]);
  });

  it('finds first and last name in each other\u2019s place, and says so', async () => {
    const { groups } = await findLikely(
      fields,
      [anna, 'Schmidt|Anna|Hoff AG||+49 30 1234567||||', 'Bert|Meyer|||||||'].map(record),
    );
    expect(groups.map(({ records }) => records)).toEqual([[0, 1]]);
    const words = groups[0]?.pairs[0]?.reasons.map((reason) => reason.words);
    expect(words).toContain('first name and last name have changed places');
    expect(words).toContain('same phone');
  });

  it('does not take colleagues or relatives for one person', async () => {
    expect(
      await groupsOf(
        anna,
        'Bert|Meyer|Hoff AG|bert.meyer@hoff.de|+49 30 1234567|Gartenstr. 5|Berlin|10115|1980-03-04',
        'Carl|Schmidt||carl@x.de|+49 30 1234567|Gartenstr. 5|Berlin|10115|1999-12-24',
      ),
    ).toEqual([]);
  });

  it('finds nothing among records without values, or without records', async () => {
    expect(await groupsOf()).toEqual([]);
    expect(await groupsOf('||||||||', '||||||||')).toEqual([]);
    expect((await findLikely([], [[], []])).groups).toEqual([]);
  });

  it('gives reasons that add up: the weightiest first, missing values at nought', async () => {
    const { groups } = await findLikely(fields, [anna, anna.replace('1970-01-02', '')].map(record));
    const pair = groups[0]?.pairs[0] as CandidatePair;
    const weights = pair.reasons.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(pair.reasons.find(({ field }) => field === 'birth_date')).toEqual({
      field: 'birth_date',
      likeness: null,
      weight: 0,
      words: 'birth date in one only',
    });
  });

  it('holds in a file where everybody has one company and address', async () => {
    const staff = Array.from(
      { length: 400 },
      (_, n) =>
        `First${n}|Last${n * 7}|Hoff AG|p${n}x${n * 3}@hoff.de|+49 30 1234567|Gartenstr. 5|Berlin|10115|`,
    );
    expect(await groupsOf(...staff)).toEqual([]);
  });

  it('finds a thousand copies of one record, and others beside them', async () => {
    const copies = Array.from({ length: 1_000 }, () => anna);
    const others = Array.from(
      { length: 300 },
      (_, n) => `Bert${n}|Meyer${n * 31}|Firm ${n}||+49 40 ${1_000_000 + n * 7_919}||||`,
    );
    const groups = await groupsOf(
      ...copies,
      ...others,
      'Anne|Schmidt|Hoff AG||030 1234567||||',
      others[7] ?? '',
    );
    expect(groups.map(({ length }) => length)).toEqual(expect.arrayContaining([1_001, 2]));
    expect(groups).toHaveLength(2);
  });

  it('ends when it is told to', async () => {
    const people = messyPeople({ records: 500, seed: 4, names: 'northern' });
    const stop = new AbortController();
    stop.abort();
    await expect(findLikely(people.fields, people.records, { signal: stop.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  it('takes hostile values for what they are: text', async () => {
    const odd: readonly LabelledField[] = [{ field: '__proto__', label: '<b>x</b>', as: 'text' }];
    const long = 'x'.repeat(20_000);
    const { groups } = await findLikely(odd, [
      ['__proto__'],
      ['constructor'],
      [long],
      [`${long}y`],
      ['\u202e\ud800'],
    ]);
    expect(groups.map(({ records }) => records)).toEqual([[2, 3]]);
  });
});

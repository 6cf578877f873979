import { readFileSync } from 'node:fs';
import { findLikely } from '../../../core/dedupe/findLikely.ts';
import { guessLikeness } from '../../../core/dedupe/guessLikeness.ts';
import { messyPeople } from './messyPeople.ts';
import { pairScore } from './pairScore.ts';

// What `npm run score` reads. With CSV files of plain cells named: the rows of each that belong together, by its path. Without:
// scores on generated people, whose names and seeds nothing was tuned on.
const paths = process.argv.slice(2);
process.stdout.write(JSON.stringify(paths.length > 0 ? await groupsOfFiles(paths) : await generatedScores()));

async function groupsOfFiles(
  files: readonly string[],
): Promise<Record<string, readonly (readonly number[])[]>> {
  const answers: Record<string, readonly (readonly number[])[]> = {};
  for (const path of files) {
    const [header = [], ...rows] = readFileSync(path, 'utf8')
      .trimEnd()
      .split(/\r?\n/u)
      .map((line) => line.split(',').map((cell) => cell.trim()));
    const fields = header.flatMap((name, place) => {
      const values = rows.flatMap((row) => (row[place] ? [row[place]] : []));
      const as = guessLikeness({ name, values });
      return as === undefined ? [] : [{ field: name, label: name, as, place }];
    });
    const records = rows.map((row) => fields.map(({ place }) => row[place] || null));
    const { groups } = await findLikely(fields, records);
    answers[path] = groups.map((group) => group.records);
  }
  return answers;
}

async function generatedScores() {
  const scores = [];
  for (const names of ['northern', 'western'] as const) {
    const people = messyPeople({ records: 5_000, seed: 77, names });
    const groups = new Map<number, number[]>();
    people.person.forEach((one, place) => groups.set(one, [...(groups.get(one) ?? []), place]));
    const found = await findLikely(people.fields, people.records);
    const { precision, recall, f1, pairs } = pairScore(
      found.groups.map(({ records }) => records),
      [...groups.values()],
    );
    scores.push({ names, precision, recall, f1, pairs });
  }
  return scores;
}

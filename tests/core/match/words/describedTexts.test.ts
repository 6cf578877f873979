import { expect, test } from 'vitest';
import { createStemBook, describeSide } from '../../../../core/match/words/describedTexts.ts';

const texts = [
  'the visit table holds stays of persons ; the day on which the stay began',
  'the visit table holds stays of persons ; the day on which the stay ended',
  'the visit table holds stays of persons ; the hospital of the stay',
];

test('tells what is said of a table from what is said of a column', () => {
  const stems = createStemBook();
  const hospital = stems.idsOf(['hospital'])[0] ?? -1;
  const table = stems.idsOf(['table'])[0] ?? -1;
  const said = describeSide(texts, stems, null);
  expect(said[2]?.own.ids.includes(hospital)).toBe(true);
  expect(said[2]?.own.ids.includes(table)).toBe(false);
  expect(said[2]?.container.ids.includes(table)).toBe(true);
});

test('weighs a word by how few descriptions have it', () => {
  const stems = createStemBook();
  const said = describeSide(texts, stems, null)[2]?.own;
  const weightOf = (word: string) => {
    const at = said?.ids.indexOf(stems.idsOf([word])[0] ?? -1) ?? -1;
    return at < 0 ? 0 : (said?.weights[at] ?? 0);
  };
  expect(weightOf('hospital')).toBeGreaterThan(weightOf('stay'));
});

test('knows nothing where nothing is said', () => {
  const said = describeSide(['', ''], createStemBook(), null);
  expect(said.map(({ own, container }) => own.ids.length + container.ids.length)).toEqual([0, 0]);
});

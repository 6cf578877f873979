import { describe, expect, it } from 'vitest';
import { rowIssue, rowIssues } from './rowIssues.ts';

const towns = ['Bonn', 'Kiel', 'Ulm', 'Jena', 'Celle', 'Hagen', 'Passau', 'Trier', 'Worms', 'Lindau'];
const providers = Array.from({ length: 100 }, (_, row) => [
  `P${row % 10}`,
  towns[row % 10] ?? '',
  String(1000 + row * 7),
]);

describe('the checks of whole rows', () => {
  it('find nothing in a sound table', () => {
    expect(rowIssues(providers, ['provider', 'town', 'amount'])).toEqual([]);
  });

  it('find rows whose cell is not written like its column', () => {
    const rows = providers.map((cells) => [...cells]);
    rows[7] = ['P7', 'Trier', 'see note'];
    rows[11] = ['P1', 'Kiel', '1,234'];
    expect(rowIssue(rows, ['provider', 'town', 'amount'], 'UNUSUAL_ROWS')).toMatchObject({
      count: 2,
      rows: [7, 11],
      severity: 'low',
      message: '2 rows hold a cell that is not written like the rest of its column, in "amount" (2).',
    });
  });

  it('find the few cells that hold the delimiter', () => {
    const rows = providers.map((cells) => [...cells]);
    rows[3] = ['P3', 'Jena, Ost', '5'];
    expect(rowIssue(rows, ['provider', 'town', 'amount'], 'UNUSUAL_ROWS')).toMatchObject({
      rows: [3],
      message:
        '1 row holds a cell that is not written like the rest of its column, in "town" with the delimiter inside (1).',
    });
  });

  it('leave a column with two frequent ways of writing alone', () => {
    const rows = Array.from({ length: 40 }, (_, row) => [row % 3 === 0 ? '1 to 5' : String(row)]);
    expect(rowIssue(rows, ['size'], 'UNUSUAL_ROWS')).toBeUndefined();
  });

  it('leave codes alone of which some have letters', () => {
    const rows = Array.from({ length: 60 }, (_, row) => [row % 12 === 0 ? 'G0101' : `992${10 + (row % 9)}`]);
    expect(rowIssue(rows, ['cpt_code'], 'UNUSUAL_ROWS')).toBeUndefined();
  });

  it('take cells with a decimal comma for plain figures', () => {
    const rows = Array.from({ length: 60 }, (_, row) => [row < 5 ? `1,2${10 + row}` : `${row},5${row % 10}`]);
    expect(rowIssue(rows, ['measure'], 'UNUSUAL_ROWS')).toBeUndefined();
  });

  it('find cells that contradict the other rows with the same key', () => {
    const rows = providers.map((cells) => [...cells]);
    rows[8] = ['P2', 'Jena', '3'];
    expect(rowIssue(rows, ['provider', 'town', 'amount'], 'CONTRADICTIONS')).toMatchObject({
      count: 1,
      rows: [8],
      message: '1 cell differs from what the other rows with the same "town" have.',
    });
  });

  it('find misspelled values of a list', () => {
    const rows = Array.from({ length: 80 }, (_, row) => [['approved', 'denied'][row % 2] ?? '']);
    rows[9] = ['aproved'];
    rows[12] = ['dneied'];
    expect(rowIssue(rows, ['state'], 'MISSPELLINGS')).toMatchObject({
      count: 2,
      rows: [9, 12],
      message: '2 cells are nearly the same as a frequent value: "aproved" beside "approved".',
    });
  });

  it('do not take free text or numbered names for misspellings', () => {
    const names = Array.from({ length: 80 }, (_, row) => [`Name${String.fromCharCode(97 + (row % 26))}`]);
    const wards = Array.from({ length: 80 }, (_, row) => [row === 5 ? 'Ward 12' : `Ward ${row % 2}`]);
    expect(rowIssue(names, ['name'], 'MISSPELLINGS')).toBeUndefined();
    expect(rowIssue(wards, ['ward'], 'MISSPELLINGS')).toBeUndefined();
  });

  it('say that the header is at odds with the rows, and name the rows that are at odds with both', () => {
    const rows = Array.from({ length: 40 }, (_, row) => (row === 4 ? ['a', '1', '2', '3'] : ['a', '1']));
    expect(rowIssue(rows, ['name', 'amount', 'date'], 'RAGGED_ROWS')).toMatchObject({
      count: 1,
      rows: [4],
      message:
        'Most rows have 2 cells, but there are 3 columns. 1 row has another number of cells than those.',
    });
  });

  it('find values and units that are spelled in another way than most', () => {
    const states = Array.from({ length: 40 }, (_, row) => [
      row === 7 ? 'new york' : row % 2 === 0 ? 'New York' : 'Ohio',
    ]);
    expect(rowIssue(states, ['state'], 'INCONSISTENT_FORMAT')).toMatchObject({ count: 1, rows: [7] });
    const sizes = Array.from({ length: 40 }, (_, row) => [
      `${row % 9}.0 ${row % 10 === 3 ? 'ounce' : 'oz.'}`,
    ]);
    expect(rowIssue(sizes, ['size'], 'INCONSISTENT_FORMAT')).toMatchObject({ rows: [3, 13, 23, 33] });
  });

  it('find cells whose letters came to harm', () => {
    const rows = Array.from({ length: 30 }, (_, row) => [['Zoë', 'Âge', 'Ann â', 'Mário'][row % 4] ?? '']);
    rows[4] = ['Zo\uFFFD'];
    rows[9] = ['ZoÃ« Müller'];
    rows[11] = ['itâ€™s'];
    expect(rowIssue(rows, ['name'], 'LOST_CHARACTERS')).toMatchObject({ column: 0, count: 1, rows: [4] });
    expect(rowIssue(rows, ['name'], 'GARBLED_TEXT')).toMatchObject({ column: 0, count: 2, rows: [9, 11] });
  });

  it('count blank rows', () => {
    expect(rowIssues(providers, ['provider', 'town', 'amount'], [100, 101])).toMatchObject([
      { code: 'BLANK_ROWS', count: 2, rows: [100, 101] },
    ]);
  });
});

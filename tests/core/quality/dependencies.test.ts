import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowIssue } from './rowIssues.ts';

const names = ['code', 'town', 'state'];

/** Towns of two states; each town stands in `perTown` rows with its own code. */
function places(towns: number, perTown: number): string[][] {
  return Array.from({ length: towns * perTown }, (_, row) => {
    const town = row % towns;
    return [
      `C${String(town).padStart(3, '0')}`,
      `town ${'abcdefghijklmnop'[town] ?? ''}`,
      town % 2 === 0 ? 'OR' : 'ME',
    ];
  });
}

describe('contradictions between columns', () => {
  it('are not seen where a further column bears the value out', () => {
    const rows = places(10, 6);
    // A second Portland: its own code stands for it, in rows enough.
    for (let row = 0; row < 3; row += 1) rows.push(['C900', 'town a', 'ME']);
    expect(rowIssue(rows, names, 'CONTRADICTIONS')).toBeUndefined();
  });

  it('are not seen where values differ too often to be slips', () => {
    const rows = places(10, 6).map((cells, row) => (row % 3 === 0 ? [...cells.slice(0, 2), 'XX'] : cells));
    expect(rowIssue(rows, names, 'CONTRADICTIONS')).toBeUndefined();
  });

  it('name exactly the cell that was changed, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat({ max: 59 }), (at) => {
        const rows = places(10, 6);
        rows[at] = [...(rows[at] ?? []).slice(0, 2), 'ZZ'];
        const issue = rowIssue(rows, names, 'CONTRADICTIONS');
        expect(issue).toMatchObject({ column: 2, rows: [at] });
      }),
      { numRuns: 20 },
    );
  });
});

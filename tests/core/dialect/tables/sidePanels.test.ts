import { describe, expect, it } from 'vitest';
import { recordForm } from '../../../../core/dialect/header/recordForms.ts';
import { type Panel, sidePanels } from '../../../../core/dialect/tables/sidePanels.ts';

const panels = (drawing: string): readonly Panel[] => {
  const records = drawing.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return sidePanels(records, records.map(recordForm));
};

describe('sidePanels', () => {
  it('finds a long list that was folded into columns', () => {
    const list =
      'Name|Phone||Name|Phone||Name|Phone\nAnn|1203||Bob|1307||Cid|1411\nDan|1213||Eve|1317||Fay|1421\nGus|1223||Hal|1327||Ivy|1431';
    expect(panels(list)).toEqual([
      { left: 0, right: 1 },
      { left: 3, right: 4 },
      { left: 6, right: 7 },
    ]);
    expect(panels(`Phones\n\n${list}`)).toHaveLength(3);
  });

  it('finds tables of different headers where one is much shorter', () => {
    const rows = 'A|310||M1|193\nB|200||M6|232\nC|7||A1|396\nD|9\nE|8\nF|2\nG|1';
    expect(panels(`Shop|Sales||Road|Length\n${rows}`)).toHaveLength(2);
  });

  it.each([
    ['groups of figures with a drawn gap', 'Item|2001|2002||2001|2002\nA|1|2||3|4\nB|5|6||7|8\nC|1|2||3|4'],
    ['an empty column', 'Shop|Sales||Town|Staff\nA|310||X|9\nB|200||Y|7\nC|7||Z|1\nD|9||X|1'],
    ['remarks beside the rows', 'Shop|Sales||\nA|310||checked twice\nB|200||\nC|7||\nD|9||'],
    ['columns without names', 'Shop|Sales||x|\nA|310||M1|193\nB|200||M6|232\nC|7||A1|3\nD|9\nE|8\nF|2\nG|1'],
    [
      'figures without labels',
      'Shop|Sales||2001|2002\nA|310||1|193\nB|200||6|232\nC|7||2|3\nD|9\nE|8\nF|2\nG|1',
    ],
    ['a plain file', 'Shop|Sales\nA|310\nB|200\nC|7'],
    ['nothing', ''],
  ])('leaves %s in one table', (_, drawing) => {
    expect(panels(drawing)).toEqual([]);
  });
});

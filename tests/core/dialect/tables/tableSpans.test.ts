import { describe, expect, it } from 'vitest';
import { recordForm } from '../../../../core/dialect/header/recordForms.ts';
import { type SpansFound, type TableSpan, tableSpans } from '../../../../core/dialect/tables/tableSpans.ts';

/** Spans of a text drawn with `|` between cells and one record a line. */
const found = (drawing: string): SpansFound => {
  const records = drawing.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return tableSpans(records, records.map(recordForm));
};

const spans = (drawing: string): readonly TableSpan[] => found(drawing).spans;

const sales = 'Shop|Sales|Staff\nA|310|9\nB|200|7';
const roads = 'Road|Length\nM1|193\nM6|232';

describe('tableSpans', () => {
  it('begins a table behind a blank line where a header of its own stands over figures', () => {
    expect(spans(`${sales}\n||\n${roads}`)).toEqual([
      { first: 0, end: 4 },
      { first: 4, end: 7 },
    ]);
  });

  it('gives titles to the table below them, and remarks behind a table to that', () => {
    expect(spans(`Sales||\n${sales}\n\nRoads, 2020\n${roads}`).map(({ first }) => first)).toEqual([0, 5]);
    expect(spans(`${sales}\n\nRoads, 2020\n\n${roads}`).map(({ first }) => first)).toEqual([0, 4]);
    const remarks = 'Source: tills\nSecond: none\nThird: none';
    expect(spans(`${sales}\n\n${remarks}\n\n${roads}`).map(({ first }) => first)).toEqual([0, 8]);
  });

  it('sees a header that a blank line parts from its rows', () => {
    const far = 'Road|Length\n|\nM1|193\nM6|232';
    expect(spans(`${sales}\n||\n${far}`)).toHaveLength(2);
  });

  it.each([
    ['sections under the same header', `North||\n${sales}\n||\nSouth||\n${sales}`],
    ['sections of one header', `${sales}\n||\nC|5|6\nD|7|8\n||\nE|5|6`],
    ['a total and notes', `${sales}\n||\nTotal|510|16\n||\nSource: tills||`],
    ['pairs above a table', `Date:|2011-08-08\nOperator:|Smith\nRun:|12\n|\n${sales}`],
    ['a list of text without names below', `${sales}\n||\nA|the first\nB|the second\nC|the third`],
    [
      'rows of one value each',
      'String|a|b\nInteger|1|2\nFloat|1.5|2.5\nBoolean|TRUE|FALSE\nDate|2014-02-14|\nTime|1.5|\nShare|0.5|',
    ],
    ['a single row below', `${sales}\n||\nRoad|Length\nM1|193`],
    ['rows below that begin with text alone', `${sales}\n||\nC|closed|closed\n|12|5\nD|1|2\nE|2|3`],
    ['amounts over amounts', `${sales}\n||\nTotal number|1,459|501,064\nAll|1|2\nSome|3|4\nNone|5|6`],
    ['a plain file', sales],
    ['nothing', ''],
  ])('leaves %s in one table', (_, drawing) => {
    expect(spans(drawing)).toHaveLength(1);
  });

  it.each([
    ['a list of codes below', `${sales}\n||\nCode|Meaning\nA|the first\nB|the second`, [0, 4]],
    [
      'tables of text',
      'First name|E-mail\nAnn|a@x.org\nBo|b@x.org\n|\nCompany|City\nAcme|Rome\nBolt|Oslo',
      [0],
    ],
    [
      'tables of text whose rows differ',
      'First|Last|E-mail\nAnn|Lee|a@x.org\nBo|Li|b@x.org\n||\nCompany|City|Website\nAcme|Rome|acme.it\nBolt|Oslo|core.ch',
      [0, 4],
    ],
    [
      'a header right below rows, with a title',
      `${sales}\nPeople||\nName|E-mail|Since\nAnn|a@x.org|2001-02-03\nBo|b@x.org|2001-02-04\nCy|c@x.org|2002-02-04`,
      [0, 3],
    ],
    [
      'wider rows without a header',
      `${sales}\n||\n1|Rome|2020-01-01|x\n2|Oslo|2020-01-02|y\n3|Bern|2020-01-03|z`,
      [0, 4],
    ],
  ])('tells %s', (_, drawing, firsts) => {
    expect(spans(drawing).map(({ first }) => first)).toEqual(firsts);
  });

  it('covers every record once', () => {
    const several = spans(
      `Title\n\n${sales}\n\n\n${roads}\n\nNote\n\nYear|Rain|Sun\n2001|5.5|3\n2002|6.1|4\n`,
    );
    expect(several.map(({ first }) => first)).toEqual([0, 7, 13]);
    expect(several.map(({ end }) => end)).toEqual([7, 13, 17]);
  });

  it('says how clearly a second header is another one, or the same', () => {
    expect(found(sales).margin).toBeUndefined();
    expect(found(`${sales}\n||\n${roads}`).margin).toBe(1);
    expect(found(`North||\n${sales}\n||\nSouth||\n${sales}`).margin).toBe(1);
    const half = 'Shop|Sales|Rent|Cost\nA|310|9|3\nB|200|7|2';
    expect(found(`${half}\n||\n${half.replace('Rent|Cost', 'Gain|Loss')}`).margin).toBe(0);
  });
});

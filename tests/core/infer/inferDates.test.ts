import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../core/values/dates/parseDate.ts';
import { profileOf } from '../profile/foldTable.ts';

describe('day and month', () => {
  it('are no question where both orders give the same day', () => {
    expect(profileOf(['1/1/1999', '2/2/2003']).column).toMatchObject({
      ambiguousDates: false,
      min: '1999-01-01',
      max: '2003-02-02',
    });
  });

  it('are told apart by a series of months over several years', () => {
    const quarters = ['1/1/2009', '4/1/2009', '7/1/2009', '10/1/2009', '1/1/2010', '4/1/2010'];
    expect(profileOf(quarters).column).toMatchObject({ format: 'M/D/YYYY', max: '2010-04-01' });
    const turned = quarters.map((date) => date.replace(/^(\d+)\/(\d+)/u, '$2/$1'));
    expect(profileOf(turned).column).toMatchObject({ format: 'D/M/YYYY', max: '2010-04-01' });
  });

  it('stay open within one year, and where both numbers vary', () => {
    expect(profileOf(['1/1/2009', '4/1/2009', '7/1/2009', '10/1/2009']).column.ambiguousDates).toBe(true);
    const open = ['1/1/2009', '4/2/2009', '7/1/2010', '10/3/2011', '12/5/2012'];
    expect(profileOf(open).column).toMatchObject({ ambiguousDates: true, min: null });
  });

  it('are decided by the one cell at row 40,000 that can be read one way only', () => {
    const cells = Array.from(
      { length: 40_000 },
      (_, index) => `0${1 + (index % 9)}/0${1 + (index % 7)}/2024`,
    );
    expect(profileOf(cells).column.ambiguousDates).toBe(true);
    expect(profileOf([...cells, '31/12/2024']).column).toMatchObject({
      ambiguousDates: false,
      format: 'DD/MM/YYYY',
      max: '2024-12-31',
    });
  });
});

describe('school years', () => {
  it.each([
    [['2012-13', '2013-14'], 'YYYY-YY'],
    [['2012/13', '2013/14', '1999/00'], 'YYYY/YY'],
    [['2012-2013', '2013-2014'], 'YYYY-YYYY'],
  ])('reads %j', (cells, format) => {
    expect(profileOf(cells, 'x').column).toMatchObject({
      type: 'date',
      semanticType: 'year',
      format,
      invalid: 0,
    });
  });

  it('begin with their first year', () => {
    expect(profileOf(['2012-13', '2015-16'], 'x').column).toMatchObject({ min: '2012', max: '2015' });
    expect(parseDate('1999-00', 'YYYY-YY')?.iso).toBe('1999');
    expect(parseDate('1999-01', 'YYYY-YY')).toBeUndefined();
  });

  it('are told from months by the other cells, then by the name', () => {
    expect(profileOf(['2009-10', '2010-11', '2013-14']).column.format).toBe('YYYY-YY');
    expect(profileOf(['2009-10', '2010-11', '2009-05']).column.format).toBe('YYYY-MM');
    expect(profileOf(['2009-10', '2010-11', '2011-12']).column.format).toBe('YYYY-YY');
    expect(profileOf(['2009-10', '2010-11'], 'month').column.format).toBe('YYYY-MM');
    expect(profileOf(['2009-10', '2010-11'], 'school year').column.format).toBe('YYYY-YY');
  });
});

describe('months with two figures', () => {
  it('are read as spreadsheets write them', () => {
    expect(profileOf(['May-24', 'Jun-24']).column).toMatchObject({ format: 'MMM-YY', min: '2024-05' });
    expect(profileOf(['24-May', '25-May']).column.type).not.toBe('date');
    expect(profileOf(['May 24', 'May 25']).column.type).not.toBe('date');
    // September in Italian, but always the same one.
    expect(profileOf(['SET-01', 'SET-02', 'SET-03']).column.type).toBe('code');
  });
});

describe('mixed dates', () => {
  it('brings zones to one instant and tells every way of writing', () => {
    expect(profileOf(['2024-01-31T10:00:00+02:00', '2024-01-31T09:00:00Z']).column).toMatchObject({
      type: 'datetime',
      min: '2024-01-31T08:00:00Z',
    });
    expect(profileOf(['31.12.2024', '31.12.2023', '2024-12-31', '12/31/2024']).column.format).toBe(
      'DD.MM.YYYY | YYYY-MM-DD | MM/DD/YYYY',
    );
    expect(profileOf(['Fri Jul 3 2015 06:04:07 GMT-0700 (Pacific Daylight Time)']).column).toMatchObject({
      type: 'datetime',
      min: '2015-07-03T13:04:07Z',
    });
  });

  it('are still dates where a spreadsheet shows some as too wide', () => {
    expect(profileOf(['##########', '30/04/2014 0:00', '4/6/15 0:00']).column).toMatchObject({
      type: 'datetime',
      invalid: 1,
      anomalies: ['##########'],
    });
  });
});

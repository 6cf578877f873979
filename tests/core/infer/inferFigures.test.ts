import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../core/values/dates/parseDate.ts';
import { profileOf } from '../profile/foldTable.ts';

const series = (count: number, make: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('figures that are dates', () => {
  it.each([
    ['timestamp', 1_459_857_492, 'datetime', 'X', '2016-04-05T11:58:12Z'],
    ['created_at', 1_459_857_492_123, 'datetime', 'x', '2016-04-05T11:58:12.123Z'],
    ['Start Date', 44_000, 'date', 'serial', '2020-06-18'],
    ['Geburtsdatum', 30_000, 'date', 'serial', '1982-02-18'],
    ['Start Date', 44_000.5, 'datetime', 'serial', '2020-06-18T12:00:00'],
    ['month', 202_401, 'date', 'YYYYMM', '2024-01'],
    ['YearBuilt', 1999, 'date', 'YYYY', '1999'],
  ])('reads under %s %d as %s', (name, first, ...wanted) => {
    const [type, format, min] = wanted;
    const cells = series(6, (index) => String(first + index));
    expect(profileOf(cells, name).column).toMatchObject({ type, format, min, invalid: 0 });
  });

  it.each(['amount', 'phone', 'reference number', 'days', 'Date count', 'updated by'])(
    'leaves figures under %s what they are',
    (name) => {
      expect(
        profileOf(
          series(30, (index) => String(44_000 + index)),
          name,
        ).column.type,
      ).not.toMatch(/date/u);
      const seconds = series(30, (index) => String(1_459_857_492 + index));
      expect(profileOf(seconds, name).column.type).not.toMatch(/date/u);
    },
  );

  it('asks that all figures are in the range of dates', () => {
    expect(profileOf(['44000', '44001', '99', '7', '44002'], 'date').column.type).toBe('integer');
    expect(profileOf(['202401', '202413', '202499', '202402'], 'period').column.type).toBe('integer');
  });

  it('lists the cell that breaks the column', () => {
    const cells = [...series(200, (index) => String(1_459_857_492 + index)), '0', 'soon'];
    expect(profileOf(cells, 'timestamp').column).toMatchObject({
      type: 'datetime',
      invalid: 2,
      anomalies: ['0', 'soon'],
    });
  });

  it('takes a reviewer who says date for the name', () => {
    const told = [{ columnIndex: 0, type: 'date' }] as const;
    const cells = series(9, (index) => String(44_000 + index));
    expect(profileOf(cells, 'value', told).column).toMatchObject({ format: 'serial', min: '2020-06-18' });
  });

  it.each([
    ['1459857492', 'X', '2016-04-05T11:58:12Z'],
    ['1459857492.5', 'X', '2016-04-05T11:58:12.500Z'],
    ['1459857492123', 'x', '2016-04-05T11:58:12.123Z'],
    ['44000', 'serial', '2020-06-18'],
    ['61', 'serial', '1900-03-01'],
    ['44000.75', 'serial', '2020-06-18T18:00:00'],
    ['202405', 'YYYYMM', '2024-05'],
  ])('parses %s under %s', (text, format, iso) => {
    expect(parseDate(text, format)?.iso).toBe(iso);
  });

  it.each([
    ['60', 'serial'],
    ['-1', 'X'],
    ['12a', 'X'],
    ['999999999999999', 'serial'],
  ])('refuses %s under %s', (text, format) => {
    expect(parseDate(text, format)).toBeUndefined();
  });
});

describe('times without a colon', () => {
  const clock = (index: number): string => `${8 + (index % 12)}${String((index * 7) % 60).padStart(2, '0')}`;

  it('are read under a name for a time', () => {
    expect(profileOf(series(60, clock), 'Time (24hr)').column).toMatchObject({
      type: 'time',
      format: 'HHmm',
      min: '08:00:00',
      max: '19:53:00',
    });
    expect(profileOf([...series(300, clock), '2575'], 'Uhrzeit').column).toMatchObject({ type: 'time' });
  });

  it('are numbers elsewhere, and where minutes pass 59', () => {
    expect(profileOf(series(60, clock), 'score').column.type).toBe('integer');
    expect(profileOf(series(60, clock), 'time in seconds').column.type).toBe('integer');
    expect(
      profileOf(
        series(60, (index) => String(1000 + index * 13)),
        'time',
      ).column.type,
    ).toBe('integer');
  });
});

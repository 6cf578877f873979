import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfEpoch, epochMs, isoText } from '../../../../core/values/dates/calendar.ts';
import { detectDateFormats } from '../../../../core/values/dates/detectDateFormats.ts';
import { parseDate, readDate } from '../../../../core/values/dates/parseDate.ts';
import { scanDate } from '../../../../core/values/dates/scanDate.ts';

describe('parseDate', () => {
  it.each([
    ['2025-01-31', 'YYYY-MM-DD', '2025-01-31'],
    ['31.01.2025', 'DD.MM.YYYY', '2025-01-31'],
    ['1/5/24', 'M/D/YY', '2024-01-05'],
    ['12/31/69', 'M/D/YY', '1969-12-31'],
    ['07 Feb 2004', 'DD MMM YYYY', '2004-02-07'],
    ['7 février 2004', 'D MMMM YYYY', '2004-02-07'],
    ['3. März 2024', 'D. MMMM YYYY', '2024-03-03'],
    ['May 21st, 2012', 'MMM Do, YYYY', '2012-05-21'],
    ['20250131', 'YYYYMMDD', '2025-01-31'],
    ['2025-01-31T08:30:00Z', 'YYYY-MM-DDTHH:mm:ssZ', '2025-01-31T08:30:00Z'],
    ['2025-01-31 08:30:00 +0530', 'YYYY-MM-DD HH:mm:ss Z', '2025-01-31T08:30:00+05:30'],
    ['1/31/2025 5:07 PM', 'M/D/YYYY h:mm A', '2025-01-31T17:07:00'],
    ['2025-05', 'YYYY-MM', '2025-05'],
  ])('reads %s under %s', (text, format, iso) => {
    expect(parseDate(text, format)?.iso).toBe(iso);
  });

  it.each([
    ['2023-02-30', 'YYYY-MM-DD'],
    ['13/45/2023', 'MM/DD/YYYY'],
    ['31/12/2022 ?', 'DD/MM/YYYY'],
    ['1/5/2024', 'DD/MM/YYYY'],
    ['31.12.2024', 'DD/MM/YYYY'],
    ['2024-01-01 25:00', 'YYYY-MM-DD HH:mm'],
    ['', 'YYYY-MM-DD'],
  ])('refuses %j under %s', (text, format) => {
    expect(parseDate(text, format)).toBeUndefined();
  });
});

describe('detectDateFormats', () => {
  it('names both orders where day and month cannot be told apart', () => {
    expect(detectDateFormats('03/04/2025')).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    expect(detectDateFormats('3/4/25')).toEqual(['D/M/YY', 'M/D/YY']);
  });

  it('names one where the figures decide', () => {
    expect(detectDateFormats('31/12/2025')).toEqual(['DD/MM/YYYY']);
    expect(detectDateFormats('12/31/2025')).toEqual(['MM/DD/YYYY']);
    expect(detectDateFormats('2025-01-31')).toEqual(['YYYY-MM-DD']);
    expect(detectDateFormats('71/08/21')).toEqual(['YY/MM/DD']);
  });

  it.each([
    ['2025-01-31T10:15:00.123+02:00', 'YYYY-MM-DDTHH:mm:ss.SSSZ'],
    ['Mon Jan 02 15:04:05 -0700 2006', 'ddd MMM DD HH:mm:ss Z YYYY'],
    ['7 de mayo de 2024', 'D [de] MMMM [de] YYYY'],
    ['12. Dezember 2023', 'DD. MMMM YYYY'],
    ['15 luglio 2021', 'DD MMMM YYYY'],
    ['20140722105203', 'YYYYMMDDHHmmss'],
    ['2014年04月08日', 'YYYY年MM月DD日'],
    ['9/7/2024 5:07 pm', 'D/M/YYYY h:mm A'],
    ['31/05/2024 10:20 p. m.', 'DD/MM/YYYY hh:mm A'],
    ['30.9.2018 10.20', 'D.M.YYYY HH.mm'],
    ['31-Dec-24 10.20.30.000000 AM', 'DD-MMM-YY hh.mm.ss.SSS A'],
    ['31/05/2024 10h20', 'DD/MM/YYYY HH[h]mm'],
    ['31.12.2024, 10:15 Uhr', 'DD.MM.YYYY, HH:mm [Uhr]'],
    ['2020-07-20+08:00', 'YYYY-MM-DDZ'],
    ['2024-05-31T10:20:30+02:00[Europe/Berlin]', 'YYYY-MM-DDTHH:mm:ssZ[[]zzzz]'],
    ['2 января 2024', 'D MMMM YYYY'],
    ['12 grudnia 2023', 'DD MMMM YYYY'],
    ['Sun, 3 Jan 2021 00:12:23 +0800 (GMT+08:00)', 'ddd, D MMM YYYY HH:mm:ss Z (zZ)'],
    ['Fri Jul 03 2015 18:04:07 GMT+0100 (GMT Daylight Time)', 'ddd MMM DD YYYY HH:mm:ss zZ (zzzz)'],
    ['May-24', 'MMM-YY'],
    ['2013-14', 'YYYY-YY'],
  ])('finds the format of %s', (text, format) => {
    expect(detectDateFormats(text)[0]).toBe(format);
  });

  it.each([
    '',
    'abc',
    '3',
    '12345',
    '13/45/2023',
    '00/00/0000',
    '2023-02-30',
    'unknown',
    '1.2.3',
    '192.168.1.1',
    'Battle of 1815',
    '12:30',
    '99999999',
  ])('takes %j for no date', (text) => {
    expect(detectDateFormats(text)).toEqual([]);
  });

  it('keeps the day that was written, whatever zone stands behind it', () => {
    expect(parseDate('2020-07-20+08:00', 'YYYY-MM-DDZ')?.iso).toBe('2020-07-20');
    const [reading] = scanDate('2020-07-20+08:00');
    expect(reading && epochMs(reading.value)).toBe(Date.UTC(2020, 6, 20));
  });

  it('finds formats that read the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      '1',
      '12',
      '31',
      '99',
      '2024',
      '2009-10',
      '20240131',
      '10:15',
      '10.20',
      '10h20',
      ':30',
      '.123',
      '-',
      '/',
      '.',
      ' ',
      ', ',
      '(',
      ')',
      '[',
      ']',
      "'",
      'T',
      'Z',
      '+02:00',
      'CEST',
      'UTC',
      'Uhr',
      ' PM',
      ' p. m.',
      'May',
      'mayo',
      'Mon',
      'de',
      'st',
      'th',
      '(Pacific Daylight Time)',
      '[Europe/Berlin]',
      '年',
      '月',
      '日',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (parts) => {
        const text = parts.join('');
        for (const { format, value } of scanDate(text)) expect(readDate(text, format)).toEqual(value);
      }),
      { numRuns: 5000 },
    );
  });

  it('finds formats under which the same value is read', () => {
    const marks = fc.constantFrom('/', '-', '.', ' ');
    const clock = fc.constantFrom('', ' 08:05', ' 23:59:01', 'T10:00:00Z', ' 5:07 PM');
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2099, 11, 31) }),
        marks,
        fc.tuple(fc.constantFrom('ymd', 'dmy', 'mdy', 'dMy'), clock),
        (ms, mark, [order, time]) => {
          const { year, month, day } = dateOfEpoch(ms, 'day', false);
          const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
          const parts = {
            ymd: [year, month, day],
            dmy: [day, month, year],
            mdy: [month, day, year],
            dMy: [day, name[month - 1], year],
          }[order];
          const text = parts.join(mark) + time;
          const readings = scanDate(text);
          expect(readings.length).toBeGreaterThan(0);
          for (const reading of readings) expect(readDate(text, reading.format)).toEqual(reading.value);
        },
      ),
    );
  });
});

describe('the calendar', () => {
  it('counts milliseconds as the platform does, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1000, 0, 1), max: 4e12 }), (ms) => {
        const value = dateOfEpoch(ms, 'time', true);
        expect(epochMs(value)).toBe(ms);
        expect(isoText(value).slice(0, 19)).toBe(new Date(ms).toISOString().slice(0, 19));
      }),
    );
  });
});

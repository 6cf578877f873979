import { describe, expect, it } from 'vitest';
import { hasLeadingZero, isCodeLike } from '../../../core/values/codes/code.ts';
import { isEmail } from '../../../core/values/contact/email.ts';
import { isIpAddress } from '../../../core/values/contact/ipAddress.ts';
import { isCptOrHcpcs, isIcd10 } from '../../../core/values/codes/medicalCodes.ts';
import { isErrorCell, missingStrength } from '../../../core/values/cells/missingTokens.ts';
import { isNpi } from '../../../core/values/codes/npi.ts';
import { isOneBooleanPair, parseBoolean } from '../../../core/values/cells/parseBoolean.ts';
import { parseTime } from '../../../core/values/dates/parseTime.ts';
import { isPhoneLike } from '../../../core/values/contact/phone.ts';
import { isUrl } from '../../../core/values/contact/url.ts';

/** [what, the question, texts it says yes to, texts it says no to] */
const shapes: readonly [string, (text: string) => boolean, readonly string[], readonly string[]][] = [
  [
    'an e-mail address',
    isEmail,
    ['a@b.co', 'ann.o-neil+x@mail.example.org', 'jörg@müller.de'],
    ['smith at mail', 'a@b', '@b.co', 'a..b@c.de', 'a@b@c.de', 'a b@c.de', 'a@-b.de', 'a@b.12', '.a@b.de'],
  ],
  [
    'a phone number',
    isPhoneLike,
    ['(555) 123-4567', '+49 30 1234567', '555-123-4567', '0301234567', '+1 555 123 4567 x12', '030/1234567'],
    ['555-01', '2024-05-31', '12.05.2024', '1,234.56', '123456', '1.5', 'call me', '123456.789'],
  ],
  [
    'a web address',
    isUrl,
    ['https://example.org', 'http://a.be/c?d#e', 'www.example.org', 'http://127.0.0.1:80/'],
    ['example.org', 'mailto:a@b.de', 'http://', 'http:// x.de', 'httpx'],
  ],
  ['an NPI', isNpi, ['1234567893', '1245319599'], ['1234567890', '123456789', '3234567893', '12345678930']],
  [
    'a diagnosis code',
    isIcd10,
    ['E11.9', 'S72001A', 'A00', 'C7A.010'],
    ['E1', '11.9', 'E11.', 'hello', 'U07.12345'],
  ],
  ['a procedure code', isCptOrHcpcs, ['99213', 'J1100', '0042T'], ['9921', 'Z1234', '992134']],
  [
    'an IP address',
    isIpAddress,
    ['192.168.1.1', '::1', '2001:db8::8a2e:370:7334'],
    ['256.1.1.1', '1.2.3', '12:30', 'a:b'],
  ],
  ['a code', isCodeLike, ['CLM-2024-001', 'P123456-A', 'A1'], ['abc', 'two words 2', '1', 'ä1']],
  ['digits behind a zero', hasLeadingZero, ['007', '00'], ['0', '0.5', '70', '07a']],
  ['a failed formula', isErrorCell, ['#REF!', '#div/0!'], ['#N/A', '#', 'REF']],
];

describe.each(shapes)('%s', (...[, question, yes, no]) => {
  it.each(yes)('may be %s', (text) => expect(question(text)).toBe(true));
  it.each(no)('cannot be %s', (text) => expect(question(text)).toBe(false));
});

describe('parseBoolean', () => {
  it('knows the words of several languages in any case', () => {
    expect(['Yes', 'ja', 'OUI', 'sí', 'TRUE', '1', ' y ', 'X', 'так', 'Igen'].map(parseBoolean)).toEqual(
      Array(10).fill(true),
    );
    expect(['No', 'nein', 'Non', 'FALSE', '0', 'f'].map(parseBoolean)).toEqual(Array(6).fill(false));
    expect(['maybe', '', '2', '-'].map(parseBoolean)).toEqual(Array(4).fill(undefined));
  });

  it('tells words of one pair from words of two', () => {
    expect(isOneBooleanPair(['y', 'n'])).toBe(true);
    expect(isOneBooleanPair(['y', 'false'])).toBe(false);
  });
});

describe('missingStrength', () => {
  it('is certain of words that mean nothing else', () => {
    for (const text of ['', ' ', 'N/A', 'null', 'NaN', '#N/A', '\\N', 'NA', 'n.a.'])
      expect(missingStrength(text)).toBe('certain');
  });

  it('leaves to the column what may be a value', () => {
    for (const text of ['-', '?', 'Unknown', 'none', 'TBD']) expect(missingStrength(text)).toBe('likely');
    for (const text of ['9999', '-999']) expect(missingStrength(text)).toBe('figure');
    for (const text of ['0', 'Nancy', 'n', '12']) expect(missingStrength(text)).toBeUndefined();
  });
});

describe('parseTime', () => {
  it('reads clocks of 24 and of 12 hours', () => {
    expect(parseTime('14:05')).toEqual({ format: 'HH:mm', iso: '14:05:00', secondsOfDay: 50_700 });
    expect(parseTime('2:05 pm')).toEqual({ format: 'h:mm A', iso: '14:05:00', secondsOfDay: 50_700 });
    expect(parseTime('12:00:09.5')?.iso).toBe('12:00:09.500');
  });

  it('takes durations, ratios and figures for no time', () => {
    for (const text of ['25:00', '12:60', '1:2', '13:00 pm', '12', '4:3:2:1'])
      expect(parseTime(text)).toBeUndefined();
  });
});

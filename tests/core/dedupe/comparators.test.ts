import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableText } from '../../../core/dedupe/comparableText.ts';
import { comparatorOf, likenessLevels } from '../../../core/dedupe/comparators.ts';
import { type LikenessKind, likenessKinds } from '../../../core/model/duplicates.ts';

function levelOf(kind: LikenessKind, a: string, b: string): string {
  const texts = [comparableText(a, kind), comparableText(b, kind)];
  if (texts[0] === texts[1]) return 'same';
  return likenessLevels[comparatorOf(kind, texts)(0, 1)] ?? '';
}

describe('the comparators', () => {
  const cases: readonly (readonly [LikenessKind, string, string, string])[] = [
    ['givenName', 'Jörg', 'JOERG', 'same'],
    ['givenName', 'Thomas', 'Tohmas', 'near'],
    ['givenName', 'Alexander', 'Alex', 'near'],
    ['givenName', 'Anna Maria', 'Maria', 'near'],
    ['givenName', 'Thomas', 'T.', 'alike'],
    ['familyName', 'Meier', 'Mayr', 'alike'],
    ['givenName', 'Anna', 'Paul', 'different'],
    ['personName', 'Meyer, Anna', 'Anna Meyer', 'near'],
    ['organisation', 'Hoff GmbH & Co. KG', 'HOFF', 'same'],
    ['address', '12 High St', '12 high street', 'same'],
    ['address', 'wallaby place', 'wallabyplace', 'near'],
    ['address', '12 High Street', '94 Oak Avenue', 'different'],
    ['date', '1970-02-01', '1970-01-02', 'near'],
    ['date', '1970-02-01', '1970-02-11', 'near'],
    ['date', '1970-02-01', '1970-02-28', 'alike'],
    ['date', '1970-02-01', '1984-11-23', 'different'],
    ['email', 'Anna+x@gmail.com', 'anna@googlemail.com', 'same'],
    ['email', 'anna.meyer@x.de', 'anna.meyer@y.de', 'near'],
    ['email', 'anna.meyer@x.de', 'anna.meyer@firma.example', 'alike'],
    ['email', 'anna.meyer@x.de', 'anna.meyr@x.de', 'near'],
    ['email', 'anna.meyer1@x.de', 'anna.meyer2@x.de', 'different'],
    ['phone', '+49 30 1234567', '(030) 123 45 67', 'near'],
    ['phone', '0049 30 1234567', '+49 30 1234567 ext. 12', 'same'],
    ['phone', '+49 30 1234567', '+49 30 7654321', 'different'],
    ['code', 'AB-00123', 'ab00123', 'same'],
    ['code', '1234567', '1234576', 'near'],
    ['choice', 'qld', 'nsw', 'different'],
  ];
  it.each(cases)('%s: %s and %s are %s', (...[kind, a, b, expected]) => {
    expect(levelOf(kind, a, b)).toBe(expected);
  });

  it('say the same whichever value stands first', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...likenessKinds),
        fc.oneof(fc.string(), fc.constantFrom('anna maria', 'maria', 'anna', 'a', '12 high street')),
        fc.oneof(fc.string(), fc.constantFrom('maria anna', 'mario', '12 high st')),
        (kind, a, b) => {
          const texts = [comparableText(a, kind), comparableText(b, kind)];
          fc.pre(texts.every((text) => text !== '') && texts[0] !== texts[1]);
          expect(comparatorOf(kind, texts)(0, 1)).toBe(comparatorOf(kind, texts.toReversed())(0, 1));
        },
      ),
    );
  });
});

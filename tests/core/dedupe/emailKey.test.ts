import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey } from '../../../core/dedupe/emailKey.ts';
import { keyText } from '../../../core/dedupe/keyForm.ts';

const mailbox = { plusTags: true, dots: true };

describe('emailKey', () => {
  it('leaves case and blanks around out of regard', () => {
    expect(emailKey(' Anna@Example.ORG\u00a0')).toBe('anna@example.org');
  });

  it('takes addresses that reach one mailbox for one, where the provider does so', () => {
    expect(emailKey('An.na+fair@GoogleMail.com', mailbox)).toBe('anna@gmail.com');
    expect(emailKey('an.na+fair@outlook.com', mailbox)).toBe('an.na@outlook.com');
    expect(emailKey('an.na+fair@example.org', mailbox)).toBe('an.na+fair@example.org');
  });

  it('heeds each setting by itself', () => {
    expect(emailKey('an.na+fair@gmail.com', { plusTags: true, dots: false })).toBe('an.na@gmail.com');
    expect(emailKey('an.na+fair@gmail.com', { plusTags: false, dots: true })).toBe('anna+fair@gmail.com');
  });

  it('leaves what is no address as it is, in small letters', () => {
    expect(emailKey('+@gmail.com', mailbox)).toBe('+@gmail.com');
    expect(emailKey('@gmail.com', mailbox)).toBe('@gmail.com');
    expect(emailKey('Unknown', mailbox)).toBe('unknown');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (text) => {
        const key = emailKey(text, mailbox);
        expect(emailKey(key, mailbox)).toBe(key);
      }),
    );
  });
});

describe('keyText', () => {
  it('compares texts without case, kind of blank and way of composing', () => {
    expect(keyText('  Rene\u0301\u00a0 DUPONT ', 'text')).toBe(keyText('ren\u00e9 dupont', 'text'));
  });

  it('leaves exact values alone and takes digits only of phones', () => {
    expect(keyText('A-1 ', 'exact')).toBe('A-1 ');
    expect(keyText('+49 (30) 123-45', 'digits')).toBe('493012345');
  });
});

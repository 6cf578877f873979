import type { LikenessKind } from '../model/duplicates.ts';
import { plainLetters } from '../values/text/plainLetters.ts';
import { emailKey } from './emailKey.ts';

/**
 * A value as it is compared: small plain letters and digits, without what means nothing in its kind (legal forms of
 * companies, the year's place in a date, marks in phone numbers). Empty where nothing is left, which counts as missing.
 */
export function comparableText(value: string, kind: LikenessKind): string {
  const text = value.slice(0, longestCompared);
  switch (kind) {
    case 'email':
      return emailKey(text, { plusTags: true, dots: true });
    case 'phone':
      return phoneDigits(text);
    case 'date':
      return dateDigits(text);
    case 'code':
    case 'postcode':
      return withoutLeadingNoughts(wordsOf(text).join(''));
    case 'number':
      return numberText(text);
    case 'organisation':
      return withoutLegalForms(wordsOf(text)).join(' ');
    case 'address':
      return wordsOf(text)
        .map((word) => addressWords.get(word) ?? word)
        .join(' ');
    case 'givenName':
    case 'familyName':
    case 'personName':
    case 'place':
    case 'choice':
    case 'text':
      return wordsOf(text).join(' ');
  }
}

/** UTF-16 units of a value that are looked at: what agrees so far is alike enough, and comparing takes the square of it. */
const longestCompared = 120;

function wordsOf(text: string): readonly string[] {
  return (
    plainLetters(text)
      .toLowerCase()
      .replace(/['’`]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** `0049 30 1234`, `+49 (0)30 1234` and `030 1234` end alike; what stands before is compared last. */
function phoneDigits(text: string): string {
  const digits = text
    .replace(/(?:ext\.?|x|#)\s?\d{1,6}\s*$/iu, '')
    .replace(/\(0\)/u, '')
    .replace(/\D+/gu, '');
  return digits.replace(/^0+/u, '');
}

/** Eight digits, year first, where the order is plain; else digits and letters as they stand. */
function dateDigits(text: string): string {
  const iso = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/u.exec(text);
  if (iso !== null) return `${iso[1]}${iso[2]}${iso[3]}`;
  return wordsOf(text).join('-');
}

function withoutLeadingNoughts(text: string): string {
  return text.replace(/^0+(?=.)/u, '');
}

function numberText(text: string): string {
  const plain = text.trim();
  const number = Number(plain);
  return plain !== '' && Number.isFinite(number) ? String(number) : wordsOf(text).join('');
}

function withoutLegalForms(words: readonly string[]): readonly string[] {
  const rest = words.filter((word) => !legalForms.has(word));
  return rest.length === 0 ? words : rest;
}

const legalForms: ReadonlySet<string> = new Set(
  'gmbh ag kg ohg ug mbh co ltd limited plc inc incorporated corp corporation company llc llp lp sa sas sarl srl spa bv nv ab as oy aps pty pte sro kft the und and'.split(
    ' ',
  ),
);

/** Words of addresses as they are often shortened. */
const addressWords: ReadonlyMap<string, string> = new Map(
  'st street,str strasse,rd road,ave avenue,av avenue,blvd boulevard,dr drive,ln lane,ct court,pl place,cres crescent,cct circuit,hwy highway,sq square,tce terrace,ter terrace,pde parade,cl close,gr grove,apt apartment,n north,s south,e east,w west'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

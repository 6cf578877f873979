/**
 * A name in plain small and capital letters: HTML leftovers, invisible characters and directions are gone, full-width
 * letters and ligatures are written out, accents are dropped (`ä ö ü ß` become `ae oe ue ss`, as people write them where
 * those keys are missing), and Cyrillic or Greek letters that only look Latin become Latin in words that have Latin ones.
 */
export function plainLetters(name: string): string {
  if (/^[ -%'-;=?-~]*$/.test(name)) return name;
  const written = name
    .replace(/<\/?[a-z][^<>]{0,60}>/gi, ' ')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&(?:amp|#38);/gi, '&')
    .replace(/&[a-z]{2,8};|&#\d{1,6};/gi, ' ')
    .replace(/[\p{Cf}\p{Co}\u{FE00}-\u{FE0F}]/gu, '')
    .normalize('NFC')
    .replace(/[äöüÄÖÜßẞøØæÆœŒłŁđĐðÐþÞıħ]/g, (letter) => writtenOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // What stood under an accent, as in `ǽ`.
    .replace(/[øØæÆœŒłŁđĐðÐþÞıħ]/g, (letter) => writtenOut[letter] ?? letter)
    .normalize('NFC');
  return /[\u0370-\u052f]/.test(written) ? written.replace(/[\p{L}\d]+/gu, withoutLookAlikes) : written;
}

/** The letters' dots and accents dropped instead of written out, as others leave them: `födelse` gives `fodelse`. */
export function bareLetters(name: string): string {
  return plainLetters(
    name.replace(/[äöüÄÖÜåÅ]/g, (letter) => letter.normalize('NFKD').replace(/\p{M}/gu, '')),
  );
}

const writtenOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ẞ: 'SS',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  ħ: 'h',
};

/** Pairs of a Cyrillic or Greek letter and the Latin one that it looks like. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  'аa еe оo рp сc уy хx іi јj ѕs ԁd һh АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS οo αa νv ρp τt υu ιi κk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'
    .split(' ')
    .map(([foreign = '', latin = '']) => [foreign, latin] as const),
);

function withoutLookAlikes(word: string): string {
  if (!/[a-z]/i.test(word)) return word;
  return word.replace(/[\u0370-\u052f]/g, (letter) => lookAlikes.get(letter) ?? letter);
}

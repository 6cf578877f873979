/** The detector's names, which are Python's and older ones, where they differ from the labels used here by more than their spelling. A superset stands for what it contains. */
const labels: Readonly<Record<string, string>> = {
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  shift_jis_2004: 'shift_jis',
  euc_jis_2004: 'euc-jp',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  big5hkscs: 'big5',
  cp950: 'big5',
  cp949: 'euc-kr',
  iso2022_jp_2004: 'iso-2022-jp',
  iso2022_jp_ext: 'iso-2022-jp',
  cp866: 'ibm866',
  maccyrillic: 'x-mac-cyrillic',
  macroman: 'macintosh',
  maclatin2: 'maccenteuro',
  kz1048: 'rk1048',
  'utf-8-sig': 'utf-8',
};

/** The label of an encoding as the detector calls it: a WHATWG label where there is one, `ibm` and a number for the code pages of DOS. */
export function labelOf(detected: string): string {
  const name = detected.toLowerCase().replace(/^iso8859-/, 'iso-8859-');
  return (
    labels[name] ?? name.replace(/^cp(125\d)$/, 'windows-$1').replace(/^cp(437|737|775|8[5-6]\d)$/, 'ibm$1')
  );
}

/**
 * How often exports are written in an encoding, 0 to 3 on a scale of the logarithm: Windows-1252 far before all others,
 * then what DOS, old Macintoshes and other countries' Windows write, then standards that were seldom used.
 */
export function commonness(encoding: string): number {
  if (encoding === 'windows-1252') return 3;
  if (encoding === 'ibm850' || encoding === 'macintosh') return 2.3;
  if (common.test(encoding)) return 2;
  return some.test(encoding) ? 1 : 0;
}

const common =
  /^(?:windows-125[01345678]|windows-874|tis-620|shift_jis|gb18030|big5|euc-(?:kr|jp)|johab|koi8-r|x-mac-cyrillic|ibm(?:437|852|855|866)|iso-8859-[25678])$/u;

const some = /^(?:windows-1258|iso-8859-15|koi8-u|ibm(?:737|775|857|858)|maccenteuro|macgreek|macturkish)$/u;

/** Whether a character is one byte and ASCII stands for itself, so that lines of it can stand among lines of UTF-8. */
export function isSingleByte(encoding: string): boolean {
  return /^(?:windows-|iso-8859-|ibm|cp\d|koi8-|x?-?mac|tis-620$|rk1048$|hp-)/u.test(encoding);
}

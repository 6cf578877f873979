/** Where a pattern is being read. */
export interface PatternCursor {
  readonly source: string;
  /** Whether letters stand for their capital and small forms. */
  readonly anyCase: boolean;
  at: number;
}

/** What is wrong with a pattern; leaves the recursive descent, and `compilePattern` turns it into an answer. */
export class PatternFault extends Error {}

/** Reads what one place of a pattern accepts: a letter, `.`, a class, an escape; moves the cursor behind it. */
export function readCharacter(cursor: PatternCursor): (code: number) => boolean {
  const sign = cursor.source[cursor.at];
  if (sign === '[') return characterClass(cursor);
  if (sign === '\\') return escaped(cursor);
  const code = cursor.source.codePointAt(cursor.at) ?? 0;
  cursor.at += code > 0xffff ? 2 : 1;
  if (sign === '.') return (one) => one !== 0x0a && one !== 0x0d;
  return cursor.anyCase ? anyCaseOf((one) => one === code) : (one) => one === code;
}

/** Whether the test holds for the character itself, as a capital or as a small letter. */
function anyCaseOf(test: (code: number) => boolean): (code: number) => boolean {
  return (code) => {
    if (test(code)) return true;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some((form) => {
      const other = form.codePointAt(0) ?? code;
      return other !== code && form.length === (other > 0xffff ? 2 : 1) && test(other);
    });
  };
}

function escaped(cursor: PatternCursor): (code: number) => boolean {
  const sign = cursor.source[cursor.at + 1];
  if (sign === undefined) throw new PatternFault('a backslash at the end');
  cursor.at += 2;
  const named = classes[sign];
  if (named !== undefined) return named;
  if (/[A-Za-z0-9]/.test(sign)) throw new PatternFault(`\\${sign}, which is not supported`);
  const code = sign.charCodeAt(0);
  return (one) => one === code;
}

function characterClass(cursor: PatternCursor): (code: number) => boolean {
  cursor.at += 1;
  const denied = cursor.source[cursor.at] === '^';
  if (denied) cursor.at += 1;
  const tests: ((code: number) => boolean)[] = [];
  for (let first = true; ; first = false) {
    const sign = cursor.source[cursor.at];
    if (sign === undefined) throw new PatternFault('a bracket that is not closed');
    if (sign === ']' && !first) break;
    tests.push(classPart(cursor));
  }
  cursor.at += 1;
  const listed = (code: number): boolean => tests.some((test) => test(code));
  const isOne = cursor.anyCase ? anyCaseOf(listed) : listed;
  return (code) => isOne(code) !== denied;
}

function classPart(cursor: PatternCursor): (code: number) => boolean {
  if (cursor.source[cursor.at] === '\\') {
    const named = classes[cursor.source[cursor.at + 1] ?? ''];
    if (named !== undefined) {
      cursor.at += 2;
      return named;
    }
  }
  const low = classCharacter(cursor);
  if (
    cursor.source[cursor.at] !== '-' ||
    cursor.source[cursor.at + 1] === ']' ||
    cursor.source[cursor.at + 1] === undefined
  ) {
    return (code) => code === low;
  }
  cursor.at += 1;
  const high = classCharacter(cursor);
  if (high < low) throw new PatternFault('a range that ends before it begins');
  return (code) => code >= low && code <= high;
}

function classCharacter(cursor: PatternCursor): number {
  if (cursor.source[cursor.at] === '\\') {
    cursor.at += 1;
    if (/[A-Za-z0-9]/.test(cursor.source[cursor.at] ?? 'a'))
      throw new PatternFault('an escape that is not supported');
  }
  const code = cursor.source.codePointAt(cursor.at) ?? 0;
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f;
/** Letters of every script, unlike in JavaScript: names are not all ASCII. */
const isWord = (code: number): boolean =>
  isDigit(code) || code === 0x5f || /\p{L}|\p{M}/u.test(String.fromCodePoint(code));
const classes: Readonly<Record<string, (code: number) => boolean>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  s: isSpace,
  S: (code) => !isSpace(code),
  w: isWord,
  W: (code) => !isWord(code),
};

/**
 * The text without the difference between capital and small letters, in any script. ASCII letters stand for
 * themselves only: the Kelvin sign is no `k` and a dotted capital I no `i`, so that a search for ASCII letters can be
 * made byte by byte. Both forms of the Greek sigma are one.
 */
export function foldCase(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.replace(runs, (run) => run.toLowerCase()).replaceAll('ς', 'σ');
}

/** Without the three letters that are an exception. */
const plain = /^[^\u{212a}\u{130}\u{3a3}\u{3c2}]*$/u;
const runs = /[^\u{212a}\u{130}]+/gu;

/** Last code point that has two forms (Adlam is the last script with case). */
const lastCased = 0x1_ffff;
let forms: ReadonlyMap<string, readonly string[]> | undefined;

/** Every character that is alike when case does not matter; the folded character itself among them. */
export function caseForms(folded: string): readonly string[] {
  forms ??= allForms();
  return forms.get(folded) ?? [folded];
}

/** Takes some 20 ms, once: the language gives the way to small letters only. */
function allForms(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (let code = 0; code <= lastCased; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    const folded = foldCase(character);
    if (folded === character) continue;
    const others = found.get(folded);
    if (others === undefined) found.set(folded, [folded, character]);
    else others.push(character);
  }
  return found;
}

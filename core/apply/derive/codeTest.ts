/**
 * Compiles codes of a group (`CodeGroup`) into a test. Case, blanks and points of a code have no say: `e11.9` is `E119`.
 *
 * A code is in a range where its first signs lie between both ends; it is not where it is shorter than these, where the ends
 * are figures and it is none (`0042T` is not in `00100-01999`), or lacks a letter that both ends have in its place (only
 * `0042F` is in `0001F-9999F`).
 */
export function codeTest(codes: readonly string[]): (code: string) => boolean {
  const ranges = codes.map((given) => {
    const [first = '', last = first] = given.split('-').map(bare);
    return { first, last, form: formOf(first, last) };
  });
  return (code) => {
    const text = bare(code);
    return ranges.some(({ first, last, form }) => {
      const head = text.slice(0, first.length);
      return head.length === first.length && head >= first && head <= last && form.test(head);
    });
  };
}

function bare(code: string): string {
  return code.replaceAll(/[\s.]/g, '').toUpperCase();
}

/** What a code between two ends looks like. */
function formOf(first: string, last: string): RegExp {
  if (/^\d+$/.test(first + last)) return /^\d+$/;
  const signs = Array.from(first, (sign, at) => (sign === last[at] && /[A-Z]/.test(sign) ? sign : '.'));
  return new RegExp(`^${signs.join('')}$`, 's');
}

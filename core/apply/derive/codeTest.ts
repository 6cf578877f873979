/**
 * Compiles codes of a group (`CodeGroup`) into a test. Case, blanks and points of a code have no say: `e11.9` is `E119`.
 * A code that is shorter than the ends of a range is not in it.
 */
export function codeTest(codes: readonly string[]): (code: string) => boolean {
  const ranges = codes.map((given) => {
    const [first = '', last = first] = given.split('-').map(bare);
    return { first, last };
  });
  return (code) => {
    const text = bare(code);
    return ranges.some(({ first, last }) => {
      if (text.length < first.length) return false;
      const head = text.slice(0, first.length);
      return head >= first && head <= last;
    });
  };
}

function bare(code: string): string {
  return code.replaceAll(/[\s.]/g, '').toUpperCase();
}

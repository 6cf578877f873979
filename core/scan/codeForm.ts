import { alikeSign, isSeparator, plainSigns } from './plainSigns.ts';

/** A code taken apart for comparison. */
export interface CodeForm {
  /** Its signs without separators. */
  readonly signs: string;
  /** The same, as `alikeSign` has them: texts that are taken for each other have the same. */
  readonly alike: string;
  /** Before which of the signs separators stand, and which: `''` for none; one entry a sign, the first always `''`. */
  readonly gaps: readonly string[];
}

/** Takes a code apart; separators at its ends say nothing and are left out. */
export function codeForm(code: string): CodeForm {
  const { signs } = plainSigns(code);
  let kept = '';
  let alike = '';
  let gap = '';
  const gaps: string[] = [];
  for (const sign of signs) {
    if (isSeparator(sign)) {
      gap += sign;
      continue;
    }
    // Signs beyond the first plane are two units, each of which has its gap.
    for (let unit = 0; unit < sign.length; unit += 1) gaps.push(kept === '' || unit > 0 ? '' : gap);
    gap = '';
    kept += sign;
    alike += alikeSign(sign);
  }
  return { signs: kept, alike, gaps };
}

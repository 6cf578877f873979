import { isBlankCode, isDigitCode } from '../text/characters.ts';

/** How digits are cut from `start` up to `end`: `western` for groups of three, `indian` for pairs before the last three, `false` for anything else. */
export function isGrouped(text: string, start: number, end: number): 'western' | 'indian' | false {
  let run = 0;
  let groups = 0;
  let pairs = 0;
  let first = 0;
  let separator = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigitCode(code)) {
      run += 1;
      continue;
    }
    if (separator === 0) separator = code;
    else if (separator !== code && !(isBlankCode(code) && isBlankCode(separator))) return false;
    if (groups === 0) first = run;
    else if (run === 2) pairs += 1;
    else if (run !== 3) return false;
    groups += 1;
    run = 0;
  }
  if (groups === 0 || run !== 3 || first === 0 || first > 3) return false;
  if (pairs === 0) return 'western';
  return pairs === groups - 1 && first <= 2 && separator === 0x2c ? 'indian' : false;
}

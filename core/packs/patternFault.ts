/**
 * Why a regular expression must not be used, or `undefined`. A pack may come from anywhere, and a pattern that repeats
 * a repetition (`(a+)+`) can keep a computer busy for years over one cell; so what can is refused, some harmless
 * patterns with it: repeated groups that hold an open repetition or a choice, and references back to what was matched.
 */
export function patternFault(pattern: string): string | undefined {
  // In brackets of its own it may be sound although it is not by itself: `a)(b`.
  if (!compiles(pattern) || !compiles(`^(?:${pattern})$`)) return 'this is no regular expression';
  return repeatsRepetition(pattern)
    ? 'a repetition or a choice inside a repeated group can take very long; write it without'
    : undefined;
}

function compiles(pattern: string): boolean {
  try {
    return RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Repetitions up to this many times stay affordable even one inside another. */
const fewTimes = 12;

function repeatsRepetition(pattern: string): boolean {
  // For each open group: whether it holds an open repetition or a choice so far.
  const groups: boolean[] = [];
  let closed = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    const justClosed = closed;
    closed = false;
    if (sign === '\\') {
      if (/[1-9k]/u.test(pattern[at + 1] ?? '')) return true;
      at += 1;
    } else if (sign === '[') {
      while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
    } else if (sign === '(') groups.push(false);
    else if (sign === ')') {
      closed = groups.pop() ?? false;
      // What a group holds, the group around it holds.
      if (closed && groups.length > 0) groups[groups.length - 1] = true;
    } else if (sign === '|' && groups.length > 0) groups[groups.length - 1] = true;
    else if (isOpenRepetition(pattern, at)) {
      if (justClosed) return true;
      if (groups.length > 0) groups[groups.length - 1] = true;
    }
  }
  return false;
}

function isOpenRepetition(pattern: string, at: number): boolean {
  const sign = pattern[at];
  if (sign === '*' || sign === '+') return true;
  if (sign !== '{') return false;
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/u.exec(pattern.slice(at, at + 24)) ?? [];
  if (least === undefined) return false;
  return comma === '' ? Number(least) > fewTimes : most === '' || Number(most) > fewTimes;
}

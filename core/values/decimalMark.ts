/**
 * The decimal mark of a number format such as `1.234,56`: of two different marks the last; a single one is the decimal mark
 * unless exactly three digits follow it, which is grouping. `.` where the format has no mark. Of several formats (joined by
 * ` | `) the first that has a mark decides.
 */
export function decimalMarkOf(format: string | null): '.' | ',' {
  const first = (format ?? '').split(' | ').find((one) => /[.,]/.test(one));
  if (first === undefined) return '.';
  const marks = first.replace(/[^.,]/g, '');
  const last = marks.at(-1) === ',' ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  if (marks.includes(other)) return last;
  const digitsBehind = /[.,](\d*)\D*$/.exec(first)?.[1]?.length ?? 0;
  return marks.length > 1 || digitsBehind === 3 ? other : last;
}

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

/** A figure among other signs. */
const figureIn = /\d[\d.,]*\d|\d/u;

/**
 * The decimal mark that most figures among the texts speak for, as far as each tells: `1.200.000` and `1,5` speak for the comma,
 * `1.234` for none unless they are whole numbers. `.` where they tell nothing or contradict each other.
 */
export function likelyDecimalMark(texts: readonly string[], areWhole = false): '.' | ',' {
  let points = 0;
  let commas = 0;
  for (const text of texts) {
    const mark = markOf(figureIn.exec(text)?.[0] ?? '', areWhole);
    if (mark === '.') points += 1;
    else if (mark === ',') commas += 1;
  }
  return commas > points ? ',' : '.';
}

function markOf(figure: string, isWhole: boolean): '.' | ',' | undefined {
  const marks = figure.replace(/\d/g, '');
  const last = marks.at(-1);
  if (last !== '.' && last !== ',') return undefined;
  const other = last === '.' ? ',' : '.';
  if (marks.includes(other)) return last;
  if (marks.length > 1) return other;
  if (/[.,]\d{3}$/.test(figure)) return isWhole ? other : undefined;
  return last;
}

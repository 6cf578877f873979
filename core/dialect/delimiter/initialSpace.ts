import { dialectOptions } from '../../model/options/readingOptions.ts';

/**
 * Whether blanks behind a delimiter belong to it rather than to the cell, as in `id, name`: nearly all cells but
 * the first of a record then begin with one. Delimiters in quoted cells are not looked at.
 *
 * @param text The sample.
 */
export function skipsInitialSpace(
  text: string,
  { delimiter, quote }: { readonly delimiter: string; readonly quote: string | null },
): boolean {
  if (delimiter.trim() === '' || !(text.includes(`${delimiter} `) || text.includes(`${delimiter}\t`)))
    return false;
  // A quoted cell leaves its quotes, so that what stands behind the delimiter is still known.
  const bare =
    quote === null || !text.includes(quote)
      ? text
      : text
          .split(quote)
          .filter((_, i) => i % 2 === 0)
          .join(quote + quote);
  let blank = 0;
  let other = 0;
  for (
    let p = bare.indexOf(delimiter);
    p >= 0 && blank + other < dialectOptions.sampleCells;
    p = bare.indexOf(delimiter, p + delimiter.length)
  ) {
    const behind = bare[p + delimiter.length];
    if (behind === ' ' || behind === '\t') blank += 1;
    // An empty cell says nothing.
    else if (behind !== undefined && behind !== '\n' && behind !== '\r' && !bare.startsWith(delimiter, p + 1))
      other += 1;
  }
  return blank > 1 && blank >= (blank + other) * dialectOptions.initialSpaceShare;
}

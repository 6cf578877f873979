import { structureOptions } from '../../model/options/readingOptions.ts';

/**
 * A header with the name that it lacks, where nearly all records have exactly one cell more.
 *
 * A name that a missing delimiter has run together with the next is cut in two, if it is plain where: a quote stands
 * in it (`"url"comment`), or its halves are written in two ways that the other names are written in, too (`TIMEQty`
 * beside `DATE` and `Price`). Otherwise the first column has no name, as R writes it and pandas reads it: the names of
 * the rows stand there, all different.
 */
export function completedHeader(
  header: readonly string[],
  body: readonly (readonly string[])[],
): readonly string[] {
  const records = body
    .slice(0, structureOptions.bodyRecords)
    .filter((record) => record.some((cell) => cell.trim() !== ''));
  const longer = records.filter((record) => record.length === header.length + 1);
  if (header.length < 2 || longer.length < 2 || longer.length < records.length * structureOptions.alignShare)
    return header;
  if (header.every((name) => name.trim() !== '')) {
    const halves = header.map((name) => quotedHalves(name) ?? styledHalves(name, header));
    const cut = halves.findIndex((pair) => pair !== undefined);
    const pair = halves[cut];
    if (pair !== undefined && halves.filter((half) => half !== undefined).length === 1)
      return [...header.slice(0, cut), ...pair, ...header.slice(cut + 1)];
  }
  // A first name that says that all cells below it are different is that of the first column.
  return namesRows(longer) && !keyName.test(header[0] ?? '') ? ['', ...header] : header;
}

const keyName = /^\s*(?:(?:.*[^a-z])?(?:id|key|code|number|nr|no)\.?|index|#)\s*$/i;

/** Whether first cells are all there and different, and the last ones all filled; a column of remarks at the end is not. */
function namesRows(records: readonly (readonly string[])[]): boolean {
  const first = new Set(records.map((record) => record[0]?.trim() ?? ''));
  const full = records.every((record) => record.at(-1)?.trim() !== '');
  return records.length > 2 && first.size === records.length && !first.has('') && full;
}

type Halves = readonly [string, string];

function quotedHalves(name: string): Halves | undefined {
  const found = /^"([^"]+)"([^"]+)$|^([^"]+)"([^"]+)"?$/.exec(name.trim());
  const left = found?.[1] ?? found?.[3];
  const right = found?.[2] ?? found?.[4];
  return left === undefined || right === undefined ? undefined : [left, right];
}

/** Cuts between capitals and a capitalised word of three letters or more each; shorter ones are as often parts of one name (`CustomerID`). */
function styledHalves(name: string, others: readonly string[]): Halves | undefined {
  const found = /^(\p{Lu}{3,})(\p{Lu}\p{Ll}{2,})$|^(\p{Lu}\p{Ll}{2,})(\p{Lu}{3,})$/u.exec(name.trim());
  const left = found?.[1] ?? found?.[3];
  const right = found?.[2] ?? found?.[4];
  const shouted = others.some((other) => /^\p{Lu}{3,}$/u.test(other.trim()));
  const capitalised = others.some((other) => /^\p{Lu}\p{Ll}{2,}$/u.test(other.trim()));
  return left === undefined || right === undefined || !shouted || !capitalised ? undefined : [left, right];
}

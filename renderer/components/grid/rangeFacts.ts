/** What is said of selected cells. */
export interface RangeFacts {
  readonly cells: number;
  /** Cells that are not empty. */
  readonly filled: number;
  /** Different texts among those. */
  readonly distinct: number;
  /** Exact, in plain digits; `null` unless every cell that is not empty is a plain number. */
  readonly sum: string | null;
}

/** A number that reads one way only: no grouping, no comma, and no leading zero, which makes it a code. */
const plainNumber = /^-?(?:0|[1-9]\d{0,29})(?:\.(\d{1,30}))?$/;

/** Counts raw texts. Sums are made in whole numbers, so that 0.1 and 0.2 are 0.3. */
export function rangeFacts(texts: Iterable<string>): RangeFacts {
  const distinct = new Set<string>();
  let cells = 0;
  let filled = 0;
  const byPlaces = new Map<number, bigint>();
  let isNumeric = true;
  for (const text of texts) {
    cells += 1;
    if (text === '') continue;
    filled += 1;
    distinct.add(text);
    if (!isNumeric) continue;
    const found = plainNumber.exec(text);
    if (found === null) isNumeric = false;
    else {
      const places = found[1]?.length ?? 0;
      byPlaces.set(places, (byPlaces.get(places) ?? 0n) + BigInt(text.replace('.', '')));
    }
  }
  return { cells, filled, distinct: distinct.size, sum: isNumeric && filled > 0 ? added(byPlaces) : null };
}

function added(byPlaces: ReadonlyMap<number, bigint>): string {
  const most = Math.max(...byPlaces.keys());
  let sum = 0n;
  for (const [places, part] of byPlaces) sum += part * 10n ** BigInt(most - places);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(most + 1, '0');
  const whole = digits.slice(0, digits.length - most);
  const fraction = digits.slice(digits.length - most).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

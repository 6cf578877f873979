import type { WordBook } from './wordBook.ts';

/**
 * Words of which a name has one or another: whoever says `start` does not mean `end`. In letters and in use they are near
 * each other, so that nothing else tells them apart. Words in one bracket go together.
 */
const groups: readonly string[] = [
  'start end middle',
  'minimum maximum average total',
  'first last middle full',
  'birth death',
  'clinical pathologic',
  't n m',
  'paid (reserve outstanding) incurred recovery limit premium deductible',
  'allowed charge paid copayment coinsurance deductible',
  'medical indemnity expense legal property',
  'billing rendering attending referring prescribing operating ordering facility',
  'home (work business office) mobile fax',
  'inception expiry loss (report reported notified) (closed close) (opened open) valuation',
  'net gross',
  'low high',
  'latitude longitude',
  'height weight width length depth diameter thickness area volume',
  'day month year week quarter hour minute',
  'created (updated modified) deleted',
  'male female',
  'mother father child spouse',
  'city state country postal street county district region province',
  '(patient beneficiary member subscriber) provider payer pharmacy',
  '(claimant injured) (insured policyholder) broker adjuster insurer employer underwriter',
  '(customer client) (supplier vendor) employee manufacturer carrier manager owner contact user',
  'author editor publisher journal',
  'order invoice (shipping delivery) payment return purchase hire',
  'claim policy incident',
  'admission discharge service',
  'visit condition procedure drug',
  'systolic diastolic',
  'alcohol (smoking tobacco)',
  'design operating test',
  'temperature pressure',
  'actual estimated',
  'left right',
  'primary metastasis',
  'diagnosis treatment',
  'tumor normal',
  'unit total',
  'cost price discount tax revenue profit margin',
  'email phone website address fax',
];

/** Code of each word: its group times 64 and its place in it; words in brackets share a place. */
const codes: ReadonlyMap<string, readonly number[]> = (() => {
  const found = new Map<string, number[]>();
  groups.forEach((group, g) => {
    (group.match(/\([^)]*\)|\S+/g) ?? []).forEach((part, place) => {
      for (const word of part.replace(/[()]/g, '').split(' ')) {
        const own = found.get(word);
        if (own === undefined) found.set(word, [g * 64 + place]);
        else own.push(g * 64 + place);
      }
    });
  });
  return found;
})();

/** The sides that a name's words take, ascending. */
export function sidesOf(wordIds: readonly number[], book: WordBook): readonly number[] {
  return [...new Set(wordIds.flatMap((id) => codes.get(book.wordOf(id)) ?? []))].sort((a, b) => a - b);
}

/** Number of groups in which both names take a side and not one of them is shared: 0 for none. */
export function opposedSides(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let opposed = 0;
  for (let i = 0; i < a.length; ) {
    const group = (a[i] ?? 0) >> 6;
    let shared = false;
    let present = false;
    for (; i < a.length && (a[i] ?? 0) >> 6 === group; i += 1) {
      for (let j = 0; j < b.length; j += 1) {
        if ((b[j] ?? 0) >> 6 !== group) continue;
        present = true;
        if (a[i] === b[j]) shared = true;
      }
    }
    if (present && !shared) opposed += 1;
  }
  return opposed;
}

import type { FieldType } from '../../model/targetSchema.ts';
import { nameTokens } from '../../values/text/nameTokens.ts';

/** What sort of thing a name speaks of. */
export type Kind =
  | 'date'
  | 'time'
  | 'year'
  | 'money'
  | 'percent'
  | 'count'
  | 'measure'
  | 'id'
  | 'code'
  | 'category'
  | 'flag'
  | 'name'
  | 'prose'
  | 'address'
  | 'place'
  | 'postcode'
  | 'email'
  | 'phone'
  | 'url';

/** Plain English words of names, as `headerWords` writes them out, with the kind that each speaks of at the end of a name. */
const words: Readonly<Record<Kind, string>> = {
  date: 'date datetime timestamp birthday deadline at on',
  time: 'time hour clock',
  year: 'year',
  money:
    'amount paid reserve incurred premium price cost fee payment balance salary revenue charge tax deductible copayment coinsurance outstanding wage income budget profit refund recovery allowed billed expense indemnity sum worth turnover commission royalty',
  percent: 'percent share ratio rate discount',
  count: 'count quantity headcount total children units employees',
  measure:
    'size height weight length width depth diameter temperature pressure age duration distance speed volume area latitude longitude score value dose density thickness radius measurement concentration intensity frequency rating rank level',
  id: 'id number key reference identifier uuid barcode account serial tag vin iban npi ssn',
  code: 'code currency icd modifier sku symbol abbreviation',
  category:
    'type status category class kind gender stage grade group race ethnicity language method source reason cause priority segment role title position department division industry occupation salutation form unit color material shape model brand sector tier domain mode system party',
  flag: 'flag indicator present consent active enabled required confirmed verified yes is has was',
  name: 'name insured claimant owner contact person author company organization employer customer patient provider physician manager adjuster handler broker publisher employee actor supplier vendor',
  prose: 'description comment note remark narrative text summary abstract details message reason bio memo',
  address: 'address street line',
  place:
    'city state country county region province town municipality district nationality location place area',
  postcode: 'postal zip postcode',
  email: 'email',
  phone: 'phone fax mobile',
  url: 'url website link homepage web',
};

const kindOfWord: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(words) as Kind[])
    .flatMap((kind) => words[kind].split(' ').map((word) => [word, kind] as const))
    // Of two kinds that a word may speak of the one listed first holds.
    .toReversed(),
);

/** Words before a number that make it a count: `number of days`. */
const counting = /^(?:number|num|no|nr|count|total|quantity)\s+of\s|^(?:n|num)_(?!ber)/i;

/** What descriptions begin with; the first that fits holds. */
const openings: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:whether|yes\s*\/\s*no|indicat(?:es|or|e) (?:if|whether|that)|true if|flag)\b/i, 'flag'],
  [/^(?:the )?(?:number|count) of\b|\bnumber of (?:days|months|years|times|cycles|cells)\b/i, 'count'],
  [
    /^(?:the )?numeric(?:al)? (?:value|computed)|\bmeasured in\b|\bin (?:milli|centi|kilo)?(?:met(?:er|re)|gram|lit(?:er|re))s?\b/i,
    'measure',
  ],
  [/^(?:the )?(?:age|height|weight|length|width|size|diameter|temperature|pressure)\b/i, 'measure'],
  [/^(?:the )?(?:date|day|first day|last day) /i, 'date'],
  [/^(?:the )?(?:amount|total|sum|price|cost|fee|premium)\b/i, 'money'],
  [/^(?:the )?percent/i, 'percent'],
  [/\bidentif(?:ier|ies|ication)\b|\bunique (?:key|number)\b|\breference number\b/i, 'id'],
  [/^(?:the )?(?:iso )?code\b/i, 'code'],
  [/\bfree text\b|\bnarrative\b|^(?:the )?(?:description|comments?|notes?)\b/i, 'prose'],
  [/^(?:the )?(?:legal |full )?name of\b/i, 'name'],
  [/^(?:the )?(?:text term|classification|category|type|kind|status)\b/i, 'category'],
];

/** Kinds that a declared type settles. */
const kindOfType: Partial<Readonly<Record<FieldType, Kind>>> = {
  date: 'date',
  datetime: 'date',
  boolean: 'flag',
  enum: 'category',
  email: 'email',
  phone: 'phone',
  url: 'url',
};

const numeric: ReadonlySet<Kind> = new Set(['money', 'percent', 'count', 'measure', 'year']);

/** What a name and whatever else is said of a column or field speak of. */
export interface Named {
  readonly name: string;
  /** The name in plain English words. */
  readonly words: readonly string[];
  /** `string` where nothing is declared, which says nothing. */
  readonly type: FieldType;
  readonly description: string;
}

/**
 * The kind of thing that values must be. A declared type settles most; then the last word that speaks of a kind, as English names
 * end with what they are; then how the description begins. `null` where nothing tells.
 */
export function wantedKind({ name, words: plain, type, description }: Named): Kind | null {
  const settled = kindOfType[type];
  if (settled !== undefined) return settled;
  const named = kindOfName(name, plain);
  if (type === 'integer')
    return named !== null && numeric.has(named) ? named : named === 'id' ? 'id' : 'count';
  if (type === 'number') return named !== null && numeric.has(named) ? named : 'measure';
  if (named !== null) return named;
  for (const [opening, kind] of openings) if (opening.test(description)) return kind;
  return null;
}

/**
 * Kinds that the words of a name speak of, all of them, read as they are written: no abbreviation, no other language. For a verdict
 * that must not rest on a guess.
 */
export function literalKinds(name: string): readonly Kind[] {
  const tokens = nameTokens(name);
  return [...new Set(tokens.flatMap((token) => kindOfWord.get(token) ?? []))];
}

function kindOfName(name: string, plain: readonly string[]): Kind | null {
  if (counting.test(name.trim())) return 'count';
  if (/%/.test(name)) return 'percent';
  if (/[$€£]/.test(name)) return 'money';
  const [first] = plain;
  if (plain.length > 1 && (first === 'is' || first === 'has' || first === 'was')) return 'flag';
  for (let i = plain.length - 1; i >= 0; i -= 1) {
    const kind = kindOfWord.get(plain[i] ?? '');
    if (kind !== undefined) return kind;
  }
  return null;
}

import { isCurrencyCode } from './currency.ts';

export interface AmountAndCurrency {
  /** Without the currency and outer space; the whole text where no currency was found. */
  readonly amount: string;
  /** As written; empty where there is none. */
  readonly currency: string;
  /** ISO 4217; `undefined` for a sign that several currencies share, such as `$` and `kr`. */
  readonly code: string | undefined;
}

/** Signs and words that mean one currency only. Lower case. */
const meanings: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  '￡': 'GBP',
  us$: 'USD',
  usd$: 'USD',
  $us: 'USD',
  'u.s.$': 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  cad$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  r$: 'BRL',
  mx$: 'MXN',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '฿': 'THB',
  '₫': 'VND',
  '₦': 'NGN',
  '₴': 'UAH',
  '₱': 'PHP',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  sfr: 'CHF',
  fr: 'CHF',
  franken: 'CHF',
};
const shared = new Set([
  '$',
  '¥',
  '￥',
  '＄',
  'kr',
  'rs',
  '¢',
  'dollar',
  'dollars',
  'pounds',
  'lei',
  'd',
  'yen',
]);

const before = /^([-+(]*\s*)([^\d\s\-+.,()]{1,8}\.?)\s*(?=[-+(]?\s*[.,]?\d)/u;
const behind = /(\d[.,]?\s*\)?-?)\s*([^\d\s\-+.,()%]{1,8}\.?)\s*(\)?)\s*$/u;
/** Longer texts are no amounts. */
const longest = 64;

/** Parts `USD 1,200.00`, `1.200,00 €`, `-$5`, `(£3)`; other texts come back whole. Linear in the length. */
export function amountAndCurrency(text: string): AmountAndCurrency {
  const trimmed = text.trim();
  const bare = { amount: trimmed === '' ? text : trimmed, currency: '', code: undefined };
  if (trimmed.length > longest) return bare;
  const lead = before.exec(trimmed);
  if (lead !== null && isCurrency(lead[2] ?? '')) {
    const currency = lead[2] ?? '';
    return { amount: (lead[1] ?? '') + trimmed.slice(lead[0].length), currency, code: codeOf(currency) };
  }
  const tail = behind.exec(trimmed);
  if (tail === null || !isCurrency(tail[2] ?? '')) return bare;
  const currency = tail[2] ?? '';
  const amount = trimmed.slice(0, tail.index) + (tail[1] ?? '').trimEnd() + (tail[3] ?? '');
  return { amount: amount.trim(), currency, code: codeOf(currency) };
}

function isCurrency(text: string): boolean {
  const plain = text.replace(/\.$/, '').toLowerCase();
  return isCurrencyCode(plain.toUpperCase()) || Object.hasOwn(meanings, plain) || shared.has(plain);
}

/** The ISO 4217 code that a sign, word or code means, if only one; `undefined` otherwise. */
export function currencyCodeOf(text: string): string | undefined {
  return codeOf(text.trim());
}

/** True where a sign that several currencies share may stand for this one: `$` for `CAD`, `kr` for `SEK`. */
export function maySignMean(sign: string, code: string): boolean {
  const plain = sign.replace(/\.$/, '').toLowerCase();
  return sharers.get(plain)?.split(' ').includes(code) === true;
}

const dollars =
  'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SRD TTD XCD DOP';
const sharers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: dollars,
    '＄': dollars,
    dollar: dollars,
    dollars: dollars,
    '¥': 'JPY CNY',
    '￥': 'JPY CNY',
    yen: 'JPY',
    kr: 'SEK NOK DKK ISK',
    rs: 'INR PKR LKR NPR MUR SCR',
    pounds: 'GBP EGP GIP FKP SHP SDG SSP SYP LBP',
    lei: 'RON MDL',
    d: 'VND',
  }),
);

function codeOf(text: string): string | undefined {
  const plain = text.replace(/\.$/, '').toLowerCase();
  const upper = plain.toUpperCase();
  if (isCurrencyCode(upper)) return upper;
  return Object.hasOwn(meanings, plain) ? meanings[plain] : undefined;
}

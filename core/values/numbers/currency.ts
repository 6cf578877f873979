/** ISO 4217 codes in use, plus a few that old files still carry. */
const codes = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
    'CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP FRF GBP GEL GHS GIP ' +
    'GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KRW KWD KYD ' +
    'KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
    'NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN ' +
    'SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ' +
    'ZAR ZMW ZWL'
  ).split(' '),
);

/** Signs and short forms that stand before or after an amount, besides the ISO codes. Lower case. */
const signs = new Set([
  '$',
  '€',
  '£',
  '¥',
  '₹',
  '₩',
  '₽',
  '₺',
  '₪',
  '฿',
  '₫',
  '₦',
  '₴',
  '₱',
  '₡',
  '¢',
  '¤',
  '￥',
  '＄',
  '￡',
  'us$',
  'a$',
  'c$',
  'ca$',
  'au$',
  'nz$',
  'hk$',
  's$',
  'r$',
  'mx$',
  'kr',
  'kr.',
  'zł',
  'kč',
  'ft',
  'fr.',
  'sfr.',
  'rs',
  'rs.',
  'lei',
  'лв',
  'руб',
  'руб.',
]);

/** True for an ISO 4217 code such as `USD`, in capitals. */
export function isCurrencyCode(text: string): boolean {
  return text.length === 3 && codes.has(text);
}

/** True for what may stand beside an amount: `$`, `€`, `US$`, `kr`, `EUR`, in any case. */
export function isCurrencySign(text: string): boolean {
  return signs.has(text.toLowerCase()) || isCurrencyCode(text.toUpperCase());
}

/** ISO 3166-1 alpha-2 codes of countries with phone numbers of their own. */
const codes =
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF ' +
  'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG ' +
  'GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW ' +
  'KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF ' +
  'NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM ' +
  'SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ' +
  'ZA ZM ZW';

/** Currencies that amounts are mostly in; a column names any other. */
const money =
  'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KWD MAD MXN MYR NGN NOK ' +
  'NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR';

/** Countries by code, in the order of their English names: typing the beginning of a name finds it in a list. */
export function regions(): Readonly<Record<string, string>> {
  return named(codes, 'region');
}

/** Currencies by code, in the order of their codes. */
export function currencies(): Readonly<Record<string, string>> {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return Object.fromEntries(money.split(' ').map((code) => [code, `${code} · ${names.of(code) ?? code}`]));
}

function named(list: string, type: 'region'): Readonly<Record<string, string>> {
  const names = new Intl.DisplayNames('en', { type });
  const entries = list.split(' ').map((code) => [code, `${names.of(code) ?? code} (${code})`] as const);
  return Object.fromEntries(entries.toSorted((a, b) => a[1].localeCompare(b[1], 'en')));
}

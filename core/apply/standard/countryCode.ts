import { countryNames, englishNames, isoCodes } from './countryNames.ts';

/**
 * The country that a cell names, as ISO 3166-1 alpha-2 (`XK` for Kosovo): by its name in many languages, by any ISO code, by a
 * short form in common use (`UK`, `U.S.A.`), by the letter that its cars have (`D`, `A`, `I`) or by its flag. Case, accents, marks and blanks have no say.
 *
 * Parts of the United Kingdom are `GB`. Numbers are codes with their three digits only: `49` is what one dials for Germany.
 *
 * @returns `undefined` for states, regions and anything else.
 */
export function countryCode(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const kept = known.get(text);
  if (kept !== undefined) return kept === '' ? undefined : kept;
  table ??= countryTable();
  const key = keyOf(text);
  // `N/A` is not Namibia: codes stand alone or with points.
  const isCode = /^[a-z\d]{1,3}$/u.test(key);
  const isMarked = isCode && /[^\p{L}\p{N}.\s\p{Cf}\p{M}]/u.test(text);
  const code = key === '' ? flagOf(text, table) : isMarked ? undefined : table.get(key);
  // A column has few countries; a hostile one only fills the map once.
  if (known.size < keptTexts) known.set(text, code ?? '');
  return code;
}

/** No name is longer in any of the languages. */
const longest = 100;
const keptTexts = 2_000;
const known = new Map<string, string>();
let table: ReadonlyMap<string, string> | undefined;

/** Letters and digits without case and accents; empty for a flag. */
function keyOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/ı/gu, 'i')
    .replace(/&/gu, ' and ')
    .replace(/\bst\b/gu, 'saint');
  return plain.replace(/^\s*the\b/u, '').replace(/[^\p{L}\p{N}]/gu, '');
}

function countryTable(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const key = keyOf(name);
    if (key !== '' && !codes.has(key)) codes.set(key, code);
  };
  for (const [code, names] of Object.entries(others)) for (const name of names.split('/')) add(name, code);
  for (const { alpha2, alpha3, number } of isoCodes)
    for (const one of [alpha2, alpha3, number]) add(one, alpha2);
  for (const [code, name] of englishNames) add(name, code);
  for (const [name, code] of countryNames()) {
    // Two Latin letters are a code, whatever else they may be short for.
    if (!/^[a-z]{1,2}$/u.test(keyOf(name))) add(name, code);
  }
  return codes;
}

/** Two regional indicators are a flag. */
function flagOf(text: string, codes: ReadonlyMap<string, string>): string | undefined {
  const found = /^\s*([\u{1f1e6}-\u{1f1ff}])([\u{1f1e6}-\u{1f1ff}])\s*$/u.exec(text);
  if (found === null) return undefined;
  const letters = [found[1], found[2]].map((one) =>
    String.fromCodePoint((one?.codePointAt(0) ?? 0) - 0x1f1e6 + 0x61),
  );
  return codes.get(letters.join(''));
}

/** Names in use that no list of ISO's has: short forms, former and informal names, and what exports write. */
const others: Readonly<Record<string, string>> = {
  AE: 'الإمارات/الامارات/UAE/Emirates/VAE/EAU',
  AT: 'A/Oesterreich',
  BA: 'Bosnia',
  BE: 'B',
  BN: 'Brunei',
  BO: 'Bolivia/Plurinational State of Bolivia/Bolivia, Plurinational State of',
  BY: 'Belorussia/Weißrussland',
  CD: 'DR Congo/DRC/Congo-Kinshasa/Congo (Kinshasa)/Congo, Democratic Republic of the/Congo, The Democratic Republic of the/Zaire',
  CG: 'Congo-Brazzaville/Congo (Brazzaville)/Congo, Republic of the',
  CI: 'Ivory Coast',
  CN: '中华人民共和国/中華人民共和國/中國/中国大陆/Китай/КНР/PRC/Mainland China/China, People’s Republic of/PR China/P.R. China/VR China',
  CV: 'Cabo Verde/Cape Verde',
  CZ: 'Czech Republic/Tschechien/Czech Rep.',
  DE: 'D/Germania/Almanya/BRD/Bundesrepublik Deutschland/Federal Republic of Germany/West Germany',
  DK: 'Kingdom of Denmark',
  ES: 'E',
  FM: 'Micronesia/Micronesia, Federated States of',
  FR: 'F',
  GB: 'Engl./U.K/Соединенное Королевство/英国/英國/UK/U.K./England/Scotland/Wales/Northern Ireland/Great Britain/Britain/United Kingdom of Great Britain and Northern Ireland/Großbritannien/Grande-Bretagne/Gran Bretaña/Gran Bretagna/Grã-Bretanha/Groot-Brittannië/Schottland/Inghilterra/Inglaterra/Angleterre/Engeland/Storbritannien',
  GR: 'Hellas/Ελλάς/Hellenic Republic',
  HK: '香港/Hong Kong SAR/Hongkong/Hong Kong (SAR)/Hong Kong, China/Hong Kong SAR, China',
  HU: 'H',
  IE: 'Republic of Ireland/Eire/Éire',
  IN: 'Bharat/भारत',
  IR: 'Iran, Islamic Republic of/Iran (Islamic Republic of)',
  IT: 'I',
  JP: 'J/日本国',
  KP: 'North Korea/DPRK/Korea, Democratic People’s Republic of/Nordkorea',
  KR: '韩国/韓國/Korea/South Korea/Republic of Korea/Korea, South/Korea (South)/Südkorea/Korea, Rep./ROK',
  LA: 'Laos/Lao PDR',
  LU: 'L',
  MD: 'Moldova/Republic of Moldova/Moldova, Republic of',
  MK: 'Macedonia/FYROM/North Macedonia/Macedonia, the former Yugoslav Republic of',
  MM: 'Burma/Myanmar (Burma)',
  MO: 'Macau/Macao/Macao SAR',
  NL: 'Holland/Netherlands/Kingdom of the Netherlands/NED',
  NO: 'N',
  PS: 'Palestine/Palestinian Territories/Palestinian Territory/Palestinian Territory, Occupied',
  PT: 'P',
  RU: 'РФ/Россия/Российская Федерация/Russia/Russian Fed./Russian Federation',
  SA: 'السعودية/KSA/Kingdom of Saudi Arabia',
  SE: 'S',
  SG: 'Republic of Singapore/S’pore/Spore/新加坡',
  SY: 'Syria',
  SZ: 'Swaziland',
  TL: 'East Timor',
  TR: 'Turkiye/Republic of Türkiye',
  TW: '台湾/台灣/Taiwan/Taiwan, R.O.C./Taiwan (ROC)/Chinese Taipei',
  TZ: 'Tanzania',
  US: 'U.S.A/États-Unis/Etats-Unis/США/美国/美國/アメリカ/米国/USA/U.S.A./U.S./US of A/United States of America/The United States/Estados Unidos de América/Vereinigte Staaten von Amerika/America/EE.UU./EEUU/EUA/États-Unis d’Amérique/Stati Uniti d’America/Verenigde Staten van Amerika',
  VA: 'Vatican/Vatican City/Holy See',
  VE: 'Venezuela/Venezuela, Bolivarian Republic of',
  VN: 'Viet Nam/Vietnam',
  XK: 'Kosovo/XKX',
};

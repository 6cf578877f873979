import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import ar from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import el from 'i18n-iso-countries/langs/el.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import hu from 'i18n-iso-countries/langs/hu.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import ko from 'i18n-iso-countries/langs/ko.json' with { type: 'json' };
import nb from 'i18n-iso-countries/langs/nb.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import ro from 'i18n-iso-countries/langs/ro.json' with { type: 'json' };
import ru from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import tr from 'i18n-iso-countries/langs/tr.json' with { type: 'json' };
import uk from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

/** Names by ISO 3166-1 alpha-2; several where more than one is in use, the formal one first. */
type Names = Readonly<Record<string, string | readonly string[]>>;

/** English names come first, and count where another language means another country by the same word. */
const languages: readonly Names[] = [
  en,
  de,
  fr,
  es,
  it,
  pt,
  nl,
  pl,
  sv,
  da,
  nb,
  fi,
  cs,
  hu,
  ro,
  tr,
  ru,
  uk,
  el,
  ar,
  zh,
  ja,
  ko,
].map(({ countries }) => countries);

/** ISO 3166-1: alpha-2, alpha-3 and the number of three digits. */
export const isoCodes: readonly {
  readonly alpha2: string;
  readonly alpha3: string;
  readonly number: string;
}[] = codes.map(([alpha2 = '', alpha3 = '', number = '']) => ({ alpha2, alpha3, number }));

/** Every name of every country, in the order in which the languages count. */
export function* countryNames(): Generator<readonly [name: string, alpha2: string]> {
  for (const names of languages) {
    for (const [alpha2, name] of Object.entries(names)) {
      for (const one of typeof name === 'string' ? [name] : name) yield [one, alpha2];
    }
  }
}

/** Where the common name is not the first that the list has. */
const common: Readonly<Record<string, string>> = {
  AE: 'United Arab Emirates',
  AX: 'Åland Islands',
  BN: 'Brunei',
  CC: 'Cocos Islands',
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast',
  CN: 'China',
  CZ: 'Czechia',
  FK: 'Falkland Islands',
  FM: 'Micronesia',
  GM: 'Gambia',
  IR: 'Iran',
  KP: 'North Korea',
  KR: 'South Korea',
  LA: 'Laos',
  MD: 'Moldova',
  MF: 'Saint Martin',
  MK: 'North Macedonia',
  NL: 'Netherlands',
  PN: 'Pitcairn Islands',
  PS: 'Palestine',
  RU: 'Russia',
  SX: 'Sint Maarten',
  SY: 'Syria',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Vatican City',
  VG: 'British Virgin Islands',
  VI: 'U.S. Virgin Islands',
  VN: 'Vietnam',
};

/** The English name in common use, by alpha-2; the shortest of those that ISO and the press have, and no abbreviation. */
export const englishNames: ReadonlyMap<string, string> = new Map(
  Object.entries(en.countries as Names).map(([alpha2, name]) => [alpha2, commonName(alpha2, name)]),
);

function commonName(alpha2: string, name: string | readonly string[]): string {
  const chosen = common[alpha2];
  if (chosen !== undefined) return chosen;
  return typeof name === 'string' ? name : (name[0] ?? alpha2);
}

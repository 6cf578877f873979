const alpha2 = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY ' +
    'BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK ' +
    'FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR ' +
    'IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ' +
    'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM ' +
    'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF ' +
    'TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UK UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
);

const alpha3 = new Set(
  (
    'ARE ARG AUS AUT BEL BGR BRA CAN CHE CHL CHN COL CRI CYP CZE DEU DNK ECU EGY ESP EST FIN FRA GBR GEO GHA GRC ' +
    'HKG HRV HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KOR KWT LBN LKA LTU LUX LVA MAR MEX MLT MYS ' +
    'NGA NLD NOR NZL OMN PAK PAN PER PHL POL PRT QAT ROU RUS SAU SGP SRB SVK SVN SWE THA TUN TUR TWN UKR URY USA ' +
    'VEN VNM ZAF ZWE'
  ).split(' '),
);

const names = new Set(
  (
    'afghanistan/albania/algeria/andorra/angola/argentina/armenia/australia/austria/azerbaijan/bahamas/bahrain/' +
    'bangladesh/barbados/belarus/belgium/belize/benin/bhutan/bolivia/bosnia and herzegovina/botswana/brazil/brunei/' +
    'bulgaria/burkina faso/burundi/cambodia/cameroon/canada/chad/chile/china/colombia/congo/costa rica/croatia/cuba/' +
    'cyprus/czech republic/czechia/denmark/djibouti/dominican republic/ecuador/egypt/el salvador/england/eritrea/' +
    'estonia/ethiopia/fiji/finland/france/gabon/gambia/germany/ghana/great britain/greece/guatemala/guinea/guyana/' +
    'haiti/honduras/hong kong/hungary/iceland/india/indonesia/iran/iraq/ireland/israel/italy/ivory coast/jamaica/' +
    'japan/jordan/kazakhstan/kenya/kuwait/kyrgyzstan/laos/latvia/lebanon/lesotho/liberia/libya/liechtenstein/' +
    'lithuania/luxembourg/macedonia/madagascar/malawi/malaysia/maldives/mali/malta/mauritania/mauritius/mexico/' +
    'moldova/monaco/mongolia/montenegro/morocco/mozambique/myanmar/namibia/nepal/netherlands/the netherlands/' +
    'new zealand/nicaragua/niger/nigeria/north korea/north macedonia/northern ireland/norway/oman/pakistan/panama/' +
    'papua new guinea/paraguay/peru/philippines/poland/portugal/qatar/romania/russia/russian federation/rwanda/' +
    'saudi arabia/scotland/senegal/serbia/seychelles/sierra leone/singapore/slovakia/slovenia/somalia/south africa/' +
    'south korea/spain/sri lanka/sudan/suriname/sweden/switzerland/syria/taiwan/tajikistan/tanzania/thailand/togo/' +
    'trinidad and tobago/tunisia/turkey/türkiye/turkmenistan/uganda/ukraine/united arab emirates/united kingdom/' +
    'united states/united states of america/uruguay/uzbekistan/venezuela/vietnam/viet nam/wales/yemen/zambia/' +
    'zimbabwe/deutschland/österreich/schweiz/frankreich/italien/spanien/niederlande/belgien/polen/allemagne/autriche/' +
    'suisse/espagne/italie/pays-bas/royaume-uni/états-unis/españa/alemania/francia/italia/reino unido/estados unidos/' +
    'méxico/brasil/perú/svizzera/germania/u.s./u.s.a./u.k.'
  ).split('/'),
);

/** True for a country by name (English, and the common German, French, Spanish and Italian ones) or by ISO 3166 code in capitals. */
export function isCountry(text: string): boolean {
  if (text.length === 2) return alpha2.has(text);
  if (text.length === 3 && alpha3.has(text)) return true;
  return text.length <= 32 && names.has(text.toLowerCase());
}

/** True for a country's name or three-letter code: two letters alone may be a state, a language or anything. */
export function isCountryName(text: string): boolean {
  return text.length > 2 && isCountry(text);
}

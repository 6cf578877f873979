/**
 * Parts of the world as business speaks of them, in ISO 3166-1 alpha-2. Europe, Africa and Asia are those of the United
 * Nations' M49 without small dependencies; Turkey, Cyprus and the Caucasus count to where trade mostly puts them.
 */
const nordic = 'DK FI IS NO SE';
const benelux = 'BE LU NL';
const dach = 'AT CH DE';
const baltic = 'EE LT LV';
const gulf = 'AE BH KW OM QA SA';
const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const europe = `${union} AD AL BA BY CH GB IS LI MC MD ME MK NO RS RU SM UA VA XK`;
const middleEast = `${gulf} IL IQ IR JO LB PS SY TR YE`;
const africa =
  'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW';
const asean = 'BN ID KH LA MM MY PH SG TH VN';
const asia = `${asean} AF AM AZ BD BT CN GE HK IN JP KG KP KR KZ LK MN MO MV NP PK TJ TL TM TW UZ`;
const oceania = 'AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS';
const centralAmerica = 'BZ CR GT HN NI PA SV';
const southAmerica = 'AR BO BR CL CO EC GY PE PY SR UY VE';
const caribbean = 'AG BB BS CU DM DO GD HT JM KN LC PR TT VC';

/** Names in small letters, the one that is shown first. */
const written: readonly (readonly [names: string, label: string, codes: string])[] = [
  ['dach|d-a-ch|german-speaking countries', 'DACH', dach],
  ['benelux', 'Benelux', benelux],
  ['nordics|nordic|nordic countries|scandinavia|scandinavian', 'the Nordics', nordic],
  ['baltics|baltic|baltic states', 'the Baltics', baltic],
  ['eu|european union', 'the EU', union],
  ['europe|european', 'Europe', europe],
  ['gcc|gulf states|gulf', 'the GCC', gulf],
  ['middle east|middle eastern', 'the Middle East', middleEast],
  ['mena', 'MENA', `${middleEast} DZ EG LY MA TN`],
  ['africa|african', 'Africa', africa],
  ['emea', 'EMEA', `${europe} ${middleEast} ${africa}`],
  ['asean|southeast asia|south east asia|south-east asia', 'ASEAN', asean],
  ['asia|asian', 'Asia', `${asia} ${middleEast}`],
  ['apac|asia pacific|asia-pacific|apj', 'APAC', `${asia} ${oceania}`],
  ['oceania|australasia', 'Oceania', oceania],
  ['anz', 'ANZ', 'AU NZ'],
  ['north america|north american', 'North America', 'CA MX US'],
  ['south america|south american', 'South America', southAmerica],
  ['latam|latin america|latin american', 'Latin America', `MX ${centralAmerica} ${southAmerica} CU DO HT PR`],
  ['americas|the americas', 'the Americas', `CA MX US ${centralAmerica} ${southAmerica} ${caribbean}`],
];

export interface Region {
  /** As it stands in a sentence: `the Nordics`. */
  readonly label: string;
  /** Alpha-2, sorted. */
  readonly codes: readonly string[];
}

const byName = new Map<string, Region>();
const byCodes = new Map<string, Region>();
for (const [names, label, codes] of written) {
  const region = { label, codes: [...new Set(codes.split(' '))].sort() };
  for (const name of names.split('|')) byName.set(name, region);
  byCodes.set(region.codes.join(), region);
}

/** The part of the world of a name, whatever its case; an article before it has no say. */
export function regionNamed(name: string): Region | undefined {
  return byName.get(name.toLowerCase());
}

/** The part of the world that is made of just these countries. */
export function regionOf(codes: readonly string[]): Region | undefined {
  return codes.length < 2 ? undefined : byCodes.get(codes.toSorted().join());
}

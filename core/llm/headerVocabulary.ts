import { plainWords } from '../match/words/vocabulary/plainWords.ts';
import { stopWords, wordMeanings } from '../match/words/vocabulary/wordMeanings.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import { nameTokens } from '../values/text/nameTokens.ts';

/**
 * Words that names of columns are made of and that say nothing about anybody: those of the matcher, those of the target
 * schemas (which are sent anyway), and the general ones below. Lower case, without accents.
 */
export function headerVocabulary(schemas: readonly TargetSchema[]): ReadonlySet<string> {
  const words = new Set([...plainWords, ...stopWords, ...general]);
  for (const [word, meanings] of wordMeanings) for (const each of [word, ...meanings.flat()]) words.add(each);
  return withSchemaWords(words, schemas);
}

/** The same words with those of further schemas. */
export function withSchemaWords(
  vocabulary: ReadonlySet<string>,
  schemas: readonly TargetSchema[],
): ReadonlySet<string> {
  const words = new Set(vocabulary);
  for (const { fields } of schemas) {
    for (const { name, label, synonyms } of fields)
      for (const each of [name, label, ...synonyms]) for (const word of nameTokens(each)) words.add(word);
  }
  return words;
}

/** Written from general knowledge of spreadsheets, as far as the matcher's words lack them. No names of people or places. */
const general: readonly string[] = `
  about above abstract access active activity added age agency agent agreement all alternate amounts analysis annualized answer
  application applied approval approved area asset assigned attachment attribute audit authority available award back bad balance base
  basic batch before begin below benefit best bid blank block blood body bonus book booking borrower bottom box branch brand budget
  building bulk business buyer calendar call cancel cancelled canceled capacity car card care carrier case cash catalog cause cell
  center centre certificate change channel character charges check chemical child children choice circuit civil clean clear clinic clinical
  closing cluster coded collateral collected collection column commission commitment common completed completion component compound
  concept concentration condition confidence configuration confirmed consent construction consumer contact contained content continent
  contract contribution control conversion converted copy core corrected cost costs course court credit criteria cross cumulative current
  custom cut cycle daily damage data database dataset datetime deal death debit debt decimal decision declared default defect degree delay
  deleted delivered delivery demand density deposit depth derived design destination detail details detected device difference digit
  digital dimension direct disability discharge discipline disease display disposition distance document domain dose double down draft
  driver due duration early earned earning earnings east edition effect efficiency elapsed elevation eligible emergency empty enabled end
  energy engine entered entity entry environment equipment equity error estimate ethnicity evaluation event excess exclude exempt exit
  exit expected experience experiment exposure external extra face facility factor failed failure false fee fees female field figure file filed
  final finance financial finding fiscal fixed flag fleet floor flow follow food footage forecast foreign form format found fraction free fuel
  function fund future gain game gas gate gauge general geo global goal good goods grade gram grand gross ground growth guarantee handling
  hardware hazard head header health heat height help high hire history hold holder hospital hotel hours household housing identity image
  impact import inactive incident include income increase index indicator individual industry initial initials injured inlet input inspection
  inspected installed institution instrument intake intended interest interim internal interval inventory invested investment issue
  issued issuer items joined joint judgment key kind known label labor labour land large late latest law layer leader leave ledger
  left legal lender length liability library license life lifetime limit limits link liquid list listed load loan local locked log
  logic loss losses lot low machine made main maintenance major male managed management mandatory manual manufacture marital
  marker market marketing married mass master match matter maturity mean measure measured measurement media meeting membership memo
  message metal meter method metric middle mile miles mileage minor minute minutes missing mode model module money monthly months mortgage motor
  move multiple name names nationality native natural nature near net network new next night nominal normal north noted nozzle null numbers
  object observation observed occupancy occupied offer office official oil old open opened opening operation operator opt option optional
  ordered origin other out outcome outlet output outside over overall overdue override own ownership package page paid pair panel paper
  parameter parent part partial participant partner party pass passenger past path pay payable payee payer paying payments payroll peak
  pending pension people percent percentage performance period permanent permit person personal phase photo physical picture piece pipe
  place plan planned plant plate plus point points policies policyholder pool population port portfolio position possible post potential power
  practice predicted preferred premise premises premium premiums presence present preliminary previous prices print prior priority private
  probability problem process processed processing produced producer production profile profit program project projected promotion
  property proposal protocol provided public publication published purchase purpose quality quantity quarter query question queue quota quote
  race radius rail random range rank ranking rate rates rating ratio raw reach read ready real receipt receive receiver recent recipient
  record recorded records recoveries recurring reduction referral refund region registered registration rejected related relation
  released remaining remark remarks removed renewal rent repair repeat replaced reporter reporting reports request requested requester
  required reserved reserves resident residence residential resolution resource response responsible result results retail retention
  return returned revenue reverse review reviewed revised risk road role roof room root rooms round route row rows rule run salary sale
  sample scale scan scheme school science scope screen search season seat second seconds section sector security segment selected self sell
  seller sender sensor sent sentence sequence serial series served session set settled settlement severity shape share shared sheet shift
  ship shipment shipped shipping shop short side sign signed single site skill slot small smoker social software sold sort south space special
  species specific specimen speed spend split sponsor spouse square staff stage stamp standard standing start started starting statement station
  statistics step stock stop storage strategy strength structure student study style subject submission submitted subscriber subtotal
  subtype success suffix summary supplement supplier support surface surgery surplus survey suspended symbol system table tag tags
  taken tank target task taxable team technical temperature tenant tenure term terms test tested theft third threshold ticket tier times
  tissue title tonnage tons tool top topic total totals tower town track tracking trade traffic train training transfer transit transport
  travel treatment treaty trend trial trigger trip true trust turnover type types ultimate unadjusted under underwriter underwriting union
  unique unknown unpaid unsubscribed update usage use used users utility valid validated validity valuation value values valve variable
  variance vehicle vendor verified version vessel view visit visits vital void volume vote voyage wage waiting ward warning warranty waste water
  weather week weekly weight west wet wheel whole wholesale width wind window winner with work worked worker workers working works worth write
  written wrong yard year yearly years yes yield zone
  ibnr tpa lob uw tiv aal pml gwp nwp gnwp bdx umr slip xol qs fac api crm erp sku ean upc gtin isbn issn iban bic swift npi drg ndc icd cpt
  hcpcs loinc snomed mrn ein fein vin imei mac ip ipv url uri uuid guid gps utm dn nps pid ansi api astm usd eur gbp chf jpy cad aud
  q1 q2 q3 q4 ytd mtd qtd eom eoy roi kpi sla gmt utc est pst cet
  jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
  januar februar maerz mai juni juli oktober dezember eins zwei drei gesamtbetrag
  unnamed column field spalte colonne columna coluna
`
  .trim()
  .split(/\s+/);

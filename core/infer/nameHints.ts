/** What a column's name may say of its values. A hint only tips the scale; it never overrules the cells. */
export type Hint =
  | 'code'
  | 'identifier'
  | 'phone'
  | 'postcode'
  | 'npi'
  | 'icd-10'
  | 'cpt-hcpcs'
  | 'policy'
  | 'claim'
  | 'person'
  | 'organisation'
  | 'country'
  | 'us-state'
  | 'currency'
  | 'amount'
  | 'year'
  | 'month'
  | 'date'
  | 'time'
  | 'flag'
  | 'gender'
  | 'measure'
  | 'isbn'
  | 'article'
  | 'card'
  | 'vehicle';

const wordsOf: Readonly<Record<Hint, string>> = {
  code: 'code codes kode codigo código zip plz npi ssn ein sku isbn ean gtin iban bic swift mrn cpt hcpcs icd naic sic naics vat account acct policy claim member subscriber konto',
  identifier:
    'id ids identifier key uuid guid no nr num number nummer numero número numéro ref reference record',
  phone: 'phone telephone tel mobile cell fax telefon handy téléphone telefono teléfono móvil',
  postcode: 'zip zipcode postcode postal plz postleitzahl cap cp codepostal',
  npi: 'npi',
  'icd-10': 'icd icd10 dx diag diagnosis diagnoses',
  'cpt-hcpcs': 'cpt hcpcs procedure proc',
  policy: 'policy policyno policynumber police',
  claim: 'claim claimno claimnumber',
  person:
    'name names fullname patient contact insured claimant employee attendee firstname lastname surname vorname nachname nom prénom nome nombre',
  organisation:
    'company organisation organization org file product brand city town street county domain host user username event project account bank department dept category item',
  country: 'country countries nation nationality land pays país paese',
  'us-state': 'state st province',
  currency: 'currency ccy curr währung devise moneda valuta',
  amount:
    'amount amt paid billed allowed premium price cost fee charge charges balance total salary revenue incurred reserve deductible copay payment betrag preis montant prix importe precio importo prezzo loss limit',
  year: 'year years yr yrs yyyy jahr année annee año ano anno built',
  month: 'month months yyyymm period monat mois mes mese',
  date: 'date dates datetime timestamp ts dt dob birthday birthdate created updated modified datum fecha dato epoch unixtime',
  time: 'time times timestamp datetime uhrzeit zeit heure hora ora tijd clock hhmm 24hr epoch',
  flag: 'is has was flag indicator ind yn bool boolean enabled disabled active',
  gender: 'sex gender geschlecht sexe sexo sesso',
  isbn: 'isbn isbn10 isbn13',
  article: 'ean gtin upc ean13 barcode article artikel product',
  card: 'card cc pan creditcard karte carte tarjeta',
  vehicle: 'vin fin vehicle',
  measure:
    'count counts cnt qty quantity day days hour hours minute minutes second seconds sec secs ms duration age elapsed lag diff difference delta interval size length per rate avg average sum by',
};

const hints = new Map<string, Hint[]>();
for (const [hint, words] of Object.entries(wordsOf) as [Hint, string][]) {
  for (const word of words.split(' ')) hints.set(word, [...(hints.get(word) ?? []), hint]);
}

/** The hints that a name's words give: `Claim_No` and `claimNo` say claim and identifier. */
export function hintsOf(name: string): ReadonlySet<Hint> {
  const found = new Set<Hint>();
  for (const word of wordsIn(name)) {
    for (const hint of hints.get(word) ?? []) found.add(hint);
    if (endsAsDate(word)) found.add('date');
  }
  return found;
}

/** `startdate`, `geburtsdatum`; but `candidate` and `mandate` are other words. */
function endsAsDate(word: string): boolean {
  return /(?:date|datum|timestamp)$/u.test(word) && !/(?:candi|man|vali|consoli)date$/u.test(word);
}

/** Words of a name in lower case, cut at marks, at blanks and where a capital follows a small letter. */
function wordsIn(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

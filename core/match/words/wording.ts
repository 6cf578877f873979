import type { ColumnType, SemanticType } from '../../model/columnType.ts';

/** `98.2 %`: one decimal below 100, none where it would be 0; never rounded up to 100. */
export function percentText(share: number): string {
  const percent = Math.floor(share * 1000) / 10;
  return `${Number.isInteger(percent) ? percent.toFixed(0) : percent.toFixed(1)} %`;
}

/** In quotation marks, cut where it would fill the line. */
export function quoted(text: string): string {
  const longest = 40;
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`;
}

/** What values of a type are called in a sentence: "98 % of values are dates". */
export function typeText(type: ColumnType): string {
  switch (type) {
    case 'boolean':
      return 'yes or no';
    case 'integer':
      return 'whole numbers';
    case 'number':
      return 'numbers';
    case 'date':
      return 'dates';
    case 'datetime':
      return 'dates with a time';
    case 'time':
      return 'times';
    case 'code':
      return 'codes';
    case 'text':
      return 'text';
  }
}

/** What values of a meaning are called in a sentence; `null` for meanings that say nothing about the field. */
export function meaningText(meaning: SemanticType): string | null {
  switch (meaning) {
    case 'email':
      return 'e-mail addresses';
    case 'phone':
      return 'phone numbers';
    case 'url':
      return 'web addresses';
    case 'currency-amount':
      return 'amounts of money';
    case 'country':
      return 'countries';
    case 'currency':
      return 'currency codes';
    case 'us-state':
      return 'US states';
    case 'postcode':
      return 'postcodes';
    case 'person-name':
      return 'names of people';
    case 'npi':
      return 'provider numbers (NPI)';
    case 'icd-10':
      return 'ICD-10 codes';
    case 'cpt-hcpcs':
      return 'CPT or HCPCS codes';
    case 'policy-number':
      return 'policy numbers';
    case 'claim-number':
      return 'claim numbers';
    case 'iban':
      return 'bank accounts (IBAN)';
    case 'card-number':
      return 'payment card numbers';
    case 'isbn':
      return 'book numbers (ISBN)';
    case 'gtin':
      return 'article numbers (EAN, UPC)';
    case 'vin':
      return 'vehicle numbers (VIN)';
    case 'percent':
    case 'quantity':
    case 'year':
    case 'uuid':
    case 'ip-address':
    case 'enumeration':
    case 'identifier':
      return null;
  }
}

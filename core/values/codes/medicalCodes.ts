/**
 * True for the shape of an ICD-10 or ICD-10-CM diagnosis code: a letter, a digit, a digit or letter, and up to four more,
 * with or without the dot (`E11.9`, `S72001A`). The shape only; whether the code is in the year's list is for a pack.
 */
export function isIcd10(text: string): boolean {
  return /^[A-TV-Z]\d[\dAB](?:\.?[\dA-TV-Z]{1,4})?$/u.test(text);
}

/**
 * True for the shape of a CPT code (five digits, or four and `F`, `T`, `U`, `M`, `A`) or of a HCPCS level II code
 * (a letter from A to V and four digits).
 */
export function isCptOrHcpcs(text: string): boolean {
  return /^(?:\d{4}[\dFTUMA]|[A-V]\d{4})$/u.test(text);
}

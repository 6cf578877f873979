/**
 * True for the shape of a postcode with letters or a mark, which cannot be mistaken for a number: `SW1A 1AA`, `K1A 0B1`,
 * `1234 AB`, `12345-6789`, `00-950`, `1234-567`, `D-80331`.
 */
export function isMarkedPostcode(text: string): boolean {
  return /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-CEGHJ-NPR-TVXY]\d[A-CEGHJ-NPR-TV-Z][ -]?\d[A-CEGHJ-NPR-TV-Z]\d|\d{4} ?[A-Z]{2}|\d{5}-\d{4}|\d{2}-\d{3}|\d{4}-\d{3}|(?:D|A|CH|F|I|L|B)-\d{4,5})$/iu.test(
    text,
  );
}

/** Four to six digits, as most of the world's postcodes are; a column needs more than the shape to be called one. */
export function isDigitPostcode(text: string): boolean {
  return /^\d{4,6}$/u.test(text);
}

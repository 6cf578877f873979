/** A label that says nothing but total, in some languages of business files. */
export function isTotalLabel(text: string): boolean {
  return bare.test(text.trim());
}

/** A label in which a word for total occurs: `Total assets`, `Europe, total`. */
export function namesTotal(text: string): boolean {
  return word.test(text);
}

const bare =
  /^\W*(?:(?:grand|sub|over-?all|net|gross)[\s-]?)?(?:totals?|sum|summe|gesamt(?:summe)?|insgesamt|zusammen|totale|somme|ensemble|totaal|suma|итого|всего|合计|总计|合計|계)[\s\d:*\\]*$/iu;
const word =
  /(?:^|[^\p{L}])(?:(?:sub)?totals?|sum|all|gesamt(?:summe)?|summe|insgesamt|zusammen|ensemble|totale|totaal|suma)(?:$|[^\p{L}])|итого|всего|合计|总计|合計/iu;

/** Whether a text begins as notes and remarks below a table do, in some languages of business files. */
export function beginsAsNote(text: string): boolean {
  return note.test(text) || sign.test(text);
}

const note =
  /^(?:sources?|notes?|nb|n\.b|remarks?|footnotes?|legend|key|disclaimer|copyright|©|see also|quellen?|anmerkung|hinweis|stand|nota|fuentes?|fonti?|bron|last (?:modified|updated)|updated|generated|printed|exported|report (?:run|generated|date)|prepared|end of|as of|symbols?|definitions?|page \d+|contact|inquiries|\(c\))(?:\b|$)|^(?:\*+|[†‡§#]|\(?\d{1,2}[).\]/]|\\\d|\(?[a-z]\))\s*\S|^-{3,}|^end$/i;
/** The meaning of a sign: `NA Not available`, `(D) Withheld`. */
const sign =
  /^(?:\([A-Z]{1,2}\)|[A-Z]{1,3})\s*[-=:–]?\s+(?:not (?:available|applicable|shown|meaningful)|no data|data (?:not|do)|withheld|less than|represents|figure|suppressed|estimated?|revised|preliminary)\b/i;

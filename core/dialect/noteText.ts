/** Whether a text begins as notes and remarks below a table do, in some languages of business files. */
export function beginsAsNote(text: string): boolean {
  return note.test(text);
}

const note =
  /^(?:sources?|notes?|nb|n\.b|remarks?|footnotes?|legend|key|disclaimer|copyright|©|see also|quellen?|anmerkung|hinweis|stand|nota|fuentes?|fonti?|bron|last (?:modified|updated)|updated|generated|printed|exported|report (?:run|generated|date)|prepared|end of|as of|contact|inquiries|\(c\))(?:\b|$)|^(?:\*+|[†‡§#]|\(?\d{1,2}[).\]/]|\\\d|\(?[a-z]\))\s*\S|^-{3,}|^end$/i;

/**
 * Takes apart what `rejectRecord` has joined: parts divided by `;`, in quotes where they hold that or a quote or a line
 * break. An empty text is one empty part.
 */
export function joinedParts(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(';');
  const parts: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const isQuoted = text.charAt(at) === '"';
    const end = isQuoted ? closingQuote(text, at + 1) : nextDivider(text, at);
    parts.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    at = isQuoted ? nextDivider(text, end + 1) + 1 : end + 1;
  }
  return parts;
}

/** Place of the quote that ends a part; the end of the text where there is none. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charAt(at + 1) !== '"') return at;
  return text.length;
}

function nextDivider(text: string, from: number): number {
  const at = text.indexOf(';', from);
  return at < 0 ? text.length : at;
}

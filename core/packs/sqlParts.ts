/**
 * Cuts what stands behind an opening bracket at its commas, up to the bracket that closes it. Comments are dropped; quotes
 * and inner brackets are stepped over.
 */
export function sqlParts(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    const comment = commentAt(text, at);
    if (comment > at) {
      part += ' ';
      at = comment;
      continue;
    }
    const end = quotedEnd(text, at);
    if (end > at) {
      part += text.slice(at, end);
      at = end;
      continue;
    }
    if (sign === ')' && depth === 0) break;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += sign;
    at += 1;
  }
  parts.push(part.trim());
  return parts.filter((one) => one !== '');
}

/** Behind a comment that begins here; `at` where none does. */
function commentAt(text: string, at: number): number {
  if (text.startsWith('--', at)) {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end + 1;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end === -1 ? text.length : end + 2;
  }
  return at;
}

/** Behind a quoted name or text that begins here; `at` where none does. A doubled quote stands for itself. */
function quotedEnd(text: string, at: number): number {
  const open = text.charAt(at);
  const close = open === '[' ? ']' : open;
  if (open !== "'" && open !== '"' && open !== '`' && open !== '[') return at;
  let end = at + 1;
  while (end < text.length) {
    if (text.charAt(end) !== close) end += 1;
    else if (text.charAt(end + 1) === close) end += 2;
    else return end + 1;
  }
  return text.length;
}

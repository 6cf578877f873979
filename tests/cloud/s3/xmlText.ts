/** What stands in an element: text, elements one after another, or nothing where it is left out. */
export type XmlContent = string | number | boolean | XmlFields | readonly XmlFields[] | undefined;
export interface XmlFields {
  readonly [name: string]: XmlContent;
}

/** A document as S3 answers it; an array repeats its element. */
export function writeXml(name: string, fields: XmlFields): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner(fields)}</${name}>`;
}

function inner(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, content]) => {
      if (content === undefined) return '';
      if (Array.isArray(content)) return content.map((one: XmlFields) => element(name, inner(one))).join('');
      if (typeof content === 'object') return element(name, inner(content as XmlFields));
      return element(name, escaped(String(content)));
    })
    .join('');
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function escaped(text: string): string {
  // Control characters of keys, too: as references, as S3 does.
  return text.replace(/[&<>"\p{Cc}]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

/** What stands within each element of a name, in order; requests of S3 never nest an element in its own kind. */
export function xmlElements(text: string, name: string): readonly string[] {
  const pattern = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:\\w+:)?${name}>`, 'gu');
  return [...text.matchAll(pattern)].map(([, content = '']) => content);
}

/** The text of the first element of a name; `undefined` where there is none. */
export function xmlText(text: string, name: string): string | undefined {
  const [content] = xmlElements(text, name);
  return content?.replace(/&(#x[0-9a-f]+|#\d+|lt|gt|amp|quot|apos);/giu, (_, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name] ?? '';
  });
}

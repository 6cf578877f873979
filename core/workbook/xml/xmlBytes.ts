/**
 * Gives XML as UTF-8, whatever encoding it was written in: by byte order mark, else by its declaration, else UTF-8.
 * Workbooks are nearly always UTF-8 and then pass through untouched; a few writers use UTF-16.
 */
export async function* xmlBytes(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let decoder: TextDecoder | undefined;
  const encoder = new TextEncoder();
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (head !== undefined) {
      head = joined(head, chunk);
      if (head.length < declarationBytes && !head.includes(0x3e)) continue;
      decoder = decoderFor(head);
      bytes = head;
      head = undefined;
    }
    yield decoder === undefined ? bytes : encoder.encode(decoder.decode(bytes, { stream: true }));
  }
  if (head !== undefined && head.length > 0) {
    decoder = decoderFor(head);
    yield decoder === undefined ? head : encoder.encode(decoder.decode(head, { stream: true }));
  }
  if (decoder !== undefined) yield encoder.encode(decoder.decode());
}

/** No declaration is longer. */
const declarationBytes = 256;
const declaredEncoding = /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

function decoderFor(head: Uint8Array): TextDecoder | undefined {
  const [a, b, c] = head;
  // The decoder takes the mark away by itself.
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le');
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be');
  if (a === 0xef && b === 0xbb && c === 0xbf) return undefined;
  if (a === 0x3c && b === 0) return new TextDecoder('utf-16le');
  if (a === 0 && b === 0x3c) return new TextDecoder('utf-16be');
  const text = new TextDecoder('latin1').decode(head.subarray(0, declarationBytes));
  const label = declaredEncoding.exec(text)?.[1]?.toLowerCase();
  if (label === undefined || label === 'utf-8' || label === 'utf8' || label === 'us-ascii') return undefined;
  // Bytes without a mark that name UTF-16 in plain ASCII cannot be UTF-16; the writer meant what it wrote, not what it said.
  if (label.startsWith('utf-16')) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    // A name that nobody knows: the XML standard's default is the best guess left.
    return undefined;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

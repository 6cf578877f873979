/** An encoding that a byte order mark names, and how many bytes the mark has. */
export interface Mark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';
  readonly length: number;
}

const marks: readonly (Mark & { readonly bytes: readonly number[] })[] = [
  { encoding: 'utf-8', length: 3, bytes: [0xef, 0xbb, 0xbf] },
  // Before UTF-16LE, whose mark begins alike; a UTF-16 text would have to begin with U+0000.
  { encoding: 'utf-32le', length: 4, bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32be', length: 4, bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-16le', length: 2, bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', length: 2, bytes: [0xfe, 0xff] },
];

/** The byte order mark that `head` begins with, if it begins with one. */
export function byteOrderMark(head: Uint8Array): Mark | undefined {
  return marks.find((mark) => mark.bytes.every((byte, i) => head[i] === byte));
}

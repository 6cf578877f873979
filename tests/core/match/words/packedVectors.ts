/** Bytes as `readWordVectors` wants them, of the vectors given. */
export function packedVectors(words: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const entries = Object.entries(words);
  const dimensions = entries[0]?.[1].length ?? 0;
  const text = new TextEncoder().encode(entries.map(([word]) => word).join('\n'));
  const bytes = new Uint8Array(16 + text.length + entries.length * dimensions);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('MWWV'));
  view.setUint32(4, entries.length, true);
  view.setUint32(8, dimensions, true);
  view.setUint32(12, text.length, true);
  bytes.set(text, 16);
  entries.forEach(([, vector], i) => {
    const length = Math.hypot(...vector);
    vector.forEach((value, d) => {
      const at = 16 + text.length + i * dimensions + d;
      view.setInt8(at, Math.max(-127, Math.min(127, Math.round((value / length) * 254))));
    });
  });
  return bytes;
}

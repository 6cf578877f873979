/** Bytes that are asked for; `end` is exclusive. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Which bytes a `Range` header asks for. Several ranges at once, other units and broken ones are answered as no header is:
 * with the whole, as the standard lets a server do.
 *
 * @returns `null` where none of it lies in the file
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function byteRange(header: string | null | undefined, sizeBytes: number): ByteSpan | 'whole' | null {
  const parts = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = parts ?? [];
  if (parts === null || (from === '' && to === '')) return 'whole';
  // `-500` means the last 500 bytes.
  const start = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes : Math.min(sizeBytes, Number(to) + 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'whole';
  return start >= end ? null : { start, end };
}

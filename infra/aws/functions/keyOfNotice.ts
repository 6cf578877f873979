/**
 * The key of an object as a notice of S3 writes it: UTF-8 in percent signs, spaces as plus. One that cannot be read back so
 * is taken as it stands.
 */
export function keyOfNotice(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    // A percent sign that begins nothing.
    return written;
  }
}

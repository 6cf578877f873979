/**
 * A file's name for a header, whatever it holds.
 * @see https://www.rfc-editor.org/rfc/rfc5987 (`encodeURIComponent` leaves four characters that must not stand there)
 */
export function encodeRfc5987(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

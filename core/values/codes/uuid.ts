/** True for a UUID in its text form, with or without braces, in any case and version. */
export function isUuid(text: string): boolean {
  return /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/iu.test(text);
}

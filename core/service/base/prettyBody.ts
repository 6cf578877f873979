/**
 * A request's body for the eye: indented, and texts that are JSON themselves, such as the block of data, as what they
 * hold. Only for showing; what is sent is the body.
 */
export function prettyBody(body: string): string {
  return body === ''
    ? ''
    : JSON.stringify(
        JSON.parse(body, (_, value: unknown) => opened(value)),
        null,
        2,
      );
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\{[^]*\}$/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    // A text that happens to begin and end like an object.
    return value;
  }
}

/** A request's body as text; the SDK makes texts or bytes, as it likes. */
export function textOfBody(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  throw new Error('Invariant broken: the SDK made a body of another kind');
}

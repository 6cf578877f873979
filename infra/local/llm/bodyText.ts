/** A request's body as text; the SDK makes texts or bytes, as it likes. */
export function textOfBody(body: unknown): string {
  if (typeof body === 'string') return body;
  // A view of the bytes: the SDK's own class of them also pretends to be a text, and complains where it is taken for one.
  if (body instanceof Uint8Array)
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  throw new Error('Invariant broken: the SDK made a body of another kind');
}

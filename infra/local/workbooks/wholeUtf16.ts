let isGuarded = false;

/**
 * Makes `Buffer.toString('utf16le')` of this thread leave the last byte of an odd number aside before Node sees it. The text
 * is the same; but where such bytes begin at an odd address, Node 24 copies one byte more than it has made room for, and
 * the process dies of it ("double free or corruption"). The library asks for it wherever a text claims to be longer than
 * its record.
 */
export function guardUtf16(): void {
  if (isGuarded) return;
  isGuarded = true;
  // The method is called with the buffer that it is asked of.
  // oxlint-disable-next-line typescript/unbound-method
  const plain = Buffer.prototype.toString;
  Buffer.prototype.toString = function wholeUnits(this: Buffer, ...asked: Parameters<Buffer['toString']>) {
    const [encoding, start = 0, end = this.length] = asked;
    const last = Math.min(end, this.length);
    const isOdd = (last - start) % 2 !== 0 && /^(?:utf-?16le|ucs-?2)$/i.test(encoding ?? '');
    return plain.call(this, encoding, start, isOdd ? last - 1 : end);
  };
}

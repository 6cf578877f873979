/**
 * Whether an address is a link that S3 signed for one object: over HTTPS, or on this machine, where stand-ins are. Nothing
 * else is ever handed to the person's browser.
 */
export function isSignedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, searchParams } = new URL(address);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
  return isSafe && username === '' && searchParams.has('X-Amz-Signature');
}

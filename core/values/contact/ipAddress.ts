/** True for an IPv4 address in four decimal parts, or an IPv6 address in groups of hexadecimal digits. */
export function isIpAddress(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/u.test(part) && Number(part) <= 255);
  if (!text.includes(':') || text.length > 39) return false;
  const groups = text.split(':');
  const gaps = groups.slice(1, -1).filter((group) => group === '').length;
  if (groups.length < 3 || groups.length > 8 || gaps > 1 || (gaps === 0 && groups.length !== 8)) return false;
  return groups.every((group) => /^[\da-f]{0,4}$/iu.test(group));
}

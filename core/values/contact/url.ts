import { trimBlanks } from '../text/characters.ts';
import { isDomain } from './email.ts';

/**
 * True for a web address: `http(s)` or `ftp` with a host, or `www.` with one. Other schemes (`mailto:`, `file:`) are none,
 * because nothing that is sent around as a link in a table uses them.
 */
export function isUrl(raw: string): boolean {
  const text = trimBlanks(raw);
  if (text.length < 7 || text.length > 2083) return false;
  if (/\s/u.test(text)) return false;
  const head = text.slice(0, 8).toLowerCase();
  const start = ['https://', 'http://', 'ftp://'].find((scheme) => head.startsWith(scheme))?.length ?? 0;
  if (start === 0 && !head.startsWith('www.')) return false;
  const rest = text.slice(start);
  const stop = rest.search(/[/?#]/u);
  const authority = stop < 0 ? rest : rest.slice(0, stop);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{1,5}$/u, '');
  return isDomain(host) || host === 'localhost' || /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(host);
}

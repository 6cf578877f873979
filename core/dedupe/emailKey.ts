import { trimBlanks } from '../values/text/characters.ts';

/** What of an address is left out of regard, where its provider leaves it out too. */
export interface MailboxRule {
  /** `anna+fair@gmail.com` reaches `anna@gmail.com`. */
  readonly plusTags: boolean;
  /** `an.na@gmail.com` reaches `anna@gmail.com`. */
  readonly dots: boolean;
}

/**
 * An address as a key: without blanks around it and without regard to case; the part before the `@` may tell case apart
 * by RFC 5321, and no provider of note does. With a rule, addresses that reach one mailbox have one key; addresses of
 * providers that are not known to leave anything out keep all their characters.
 *
 * @returns The text in small letters where it is no address.
 */
export function emailKey(text: string, rule?: MailboxRule): string {
  const lower = trimBlanks(text).toLowerCase();
  if (rule === undefined) return lower;
  const sign = lower.lastIndexOf('@');
  const provider = providers.get(lower.slice(sign + 1));
  if (sign < 1 || provider === undefined) return lower;
  let local = lower.slice(0, sign);
  const plus = local.indexOf('+');
  if (rule.plusTags && plus > 0) local = local.slice(0, plus);
  if (rule.dots && provider.dots) local = local.replaceAll('.', '') || local;
  return `${local}@${provider.domain}`;
}

interface Provider {
  readonly domain: string;
  readonly dots: boolean;
}

/**
 * Providers that let a person add `+anything` before the `@`; `dots`: dots mean nothing there; `domain`: the first of
 * several names of one service. From the help pages of Google, Microsoft, Apple, Proton and Fastmail.
 */
const providers: ReadonlyMap<string, Provider> = new Map<string, Provider>([
  ['gmail.com', { domain: 'gmail.com', dots: true }],
  ['googlemail.com', { domain: 'gmail.com', dots: true }],
  ...[
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'icloud.com',
    'me.com',
    'mac.com',
    'proton.me',
    'protonmail.com',
    'pm.me',
    'fastmail.com',
    'fastmail.fm',
  ].map((domain) => [domain, { domain, dots: false }] as const),
]);

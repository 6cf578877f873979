import type { AskScope } from '../../../core/contract/askViews.ts';
import type { DocumentState, NearReason, ScanFilter, ScanId } from '../../../core/contract/views.ts';
import { askedIn, askedPath } from '../app/askedRows.ts';

export const scanParts = ['matches', 'codes', 'files'] as const;
export type ScanPart = (typeof scanParts)[number];

/** In the order in which people meet them. */
export const reasonNames: readonly NearReason[] = [
  'lookalike',
  'longer',
  'case',
  'separator',
  'spaced',
  'wrapped',
  'ocr',
];
export const stateNames: readonly DocumentState[] = ['waiting', 'read', 'partly', 'unreadable'];
export const withNames = ['any', 'with', 'without'] as const;

/** What the lists of a scan are narrowed down to. */
export interface ScanQuery {
  readonly text: string;
  readonly kind: 'exact' | 'near' | null;
  readonly reasons: readonly NearReason[];
  /** A code by its place in the list, and a document by its own; matches of nothing else are shown. */
  readonly code: number | null;
  readonly document: number | null;
  /** Only what stands in layers that are switched off, and in hidden sheets. */
  readonly hidden: boolean;
  /** Of codes and of files. */
  readonly matches: (typeof withNames)[number];
  readonly states: readonly DocumentState[];
}

/** Where in Scan one is; the whole of it stands in the address. */
export type ScanAddress =
  /** With `asked` those that the conditions of a question find. */
  | { readonly kind: 'list'; readonly asked: AskScope | null }
  | { readonly kind: 'new' }
  | { readonly kind: 'scan'; readonly scanId: ScanId; readonly part: ScanPart; readonly query: ScanQuery };

export const noQuery: ScanQuery = {
  text: '',
  kind: null,
  reasons: [],
  code: null,
  document: null,
  hidden: false,
  matches: 'any',
  states: [],
};

/** Reads an address; what it does not know is left out. */
export function scanAddressOf(path: string): ScanAddress {
  const [place = '', search = ''] = path.split('?');
  const [, , name = '', part = ''] = place.split('/');
  if (name === '') return { kind: 'list', asked: askedIn(path) };
  if (name === 'new') return { kind: 'new' };
  const parts = new URLSearchParams(search);
  const kind = parts.get('kind');
  return {
    kind: 'scan',
    scanId: decoded(name) as ScanId,
    part: scanParts.find((one) => one === part) ?? 'matches',
    query: {
      text: (parts.get('text') ?? '').slice(0, 200),
      kind: kind === 'exact' || kind === 'near' ? kind : null,
      reasons: reasonNames.filter((reason) => parts.getAll('reason').includes(reason)),
      code: numberOf(parts.get('code')),
      document: numberOf(parts.get('file')),
      hidden: parts.get('hidden') === 'yes',
      matches: withNames.find((one) => one === parts.get('matches')) ?? 'any',
      states: stateNames.filter((state) => parts.getAll('state').includes(state)),
    },
  };
}

/** The address of a place; what is as always is left out. */
export function scanPath(address: ScanAddress): string {
  if (address.kind === 'new') return '/scan/new';
  if (address.kind === 'list') return address.asked === null ? '/scan' : askedPath('/scan', address.asked);
  const { scanId, part, query } = address;
  const parts = new URLSearchParams();
  if (query.text !== '') parts.set('text', query.text);
  if (query.kind !== null) parts.set('kind', query.kind);
  for (const reason of query.reasons) parts.append('reason', reason);
  if (query.code !== null) parts.set('code', String(query.code));
  if (query.document !== null) parts.set('file', String(query.document));
  if (query.hidden) parts.set('hidden', 'yes');
  if (query.matches !== 'any') parts.set('matches', query.matches);
  for (const state of query.states) parts.append('state', state);
  const search = parts.toString();
  const place = `/scan/${encodeURIComponent(scanId)}${part === 'matches' ? '' : `/${part}`}`;
  return search === '' ? place : `${place}?${search}`;
}

/** Whether anything is left out of the list of the part. */
export function isNarrowed(query: ScanQuery, part: ScanPart): boolean {
  if (query.text !== '') return true;
  if (part === 'codes') return query.matches !== 'any';
  if (part === 'files') return query.matches !== 'any' || query.states.length > 0;
  const { kind, reasons, code, document, hidden } = query;
  return kind !== null || reasons.length > 0 || code !== null || document !== null || hidden;
}

/** What the host is asked for a query. */
export function filterOf({ text, kind, reasons, code, document, hidden }: ScanQuery): ScanFilter {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(kind === null ? {} : { kind }),
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(code === null ? {} : { codes: [code] }),
    ...(document === null ? {} : { documents: [document] }),
    ...(hidden ? { isHidden: true } : {}),
  };
}

function numberOf(text: string | null): number | null {
  const number = Number(text === null || text === '' ? Number.NaN : text);
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A broken escape names no scan; the host says so.
    return name;
  }
}

import { create } from 'zustand';
import type { FileId, ScanOptions, ScanSite } from '../../../core/contract/views.ts';

/** A list of codes taken from a column of a table. */
export interface CodeFile {
  readonly fileId: FileId;
  readonly name: string;
  readonly column: number;
  readonly columnName: string;
  readonly texts: readonly string[];
}

/** A document that was dropped or taken from the Inbox. */
export interface ChosenDocument {
  readonly fileId: FileId;
  readonly name: string;
  readonly sizeBytes: number;
}

export const placeKinds = ['folder', 'files', 's3', 'drive'] as const;
export type PlaceKind = (typeof placeKinds)[number];
/** Those that lie far away. */
export type RemoteKind = Extract<PlaceKind, 's3' | 'drive'>;

export function isRemoteKind(kind: PlaceKind): kind is RemoteKind {
  return kind === 's3' || kind === 'drive';
}

/** A folder of a place far away: its path there, and its name for people. */
interface RemoteFolder {
  readonly path: string;
  readonly name: string;
}

/** A scan as it is being written down, before it starts. */
export interface ScanDraft {
  /** One code a line, as typed. */
  readonly typed: string;
  /** Every line is a pattern; else those between slashes are. */
  readonly allPatterns: boolean;
  readonly lists: readonly CodeFile[];
  readonly options: ScanOptions;
  readonly placeKind: PlaceKind;
  /** As typed or browsed to. */
  readonly folder: string;
  readonly withSubfolders: boolean;
  readonly documents: readonly ChosenDocument[];
  readonly s3: RemoteFolder | null;
  readonly drive: RemoteFolder | null;
  readonly textract: boolean;
  /** What Textract may cost in USD, as typed; `null`: as the settings say. */
  readonly mostUsd: string | null;
  readonly site: ScanSite;
}

// The same as `scanDefaults` of the core, which the page cannot name.
const fresh: ScanDraft = {
  typed: '',
  allPatterns: false,
  lists: [],
  options: { anyCase: true, anySeparator: true },
  placeKind: 'folder',
  folder: '',
  withSubfolders: true,
  documents: [],
  s3: null,
  drive: null,
  textract: false,
  mostUsd: null,
  site: 'here',
};

/** Where the browser keeps it; a reload, a crash and a new start leave it there. */
const place = 'mapwright.scan';
/** Quiet after the last change, in milliseconds. */
const keepAfterMs = 300;

/** `isKept` is false where it is longer than the browser keeps. */
export const useScanDraft = create<{ readonly draft: ScanDraft; readonly isKept: boolean }>()(() => ({
  draft: restored(),
  isKept: true,
}));

let timer: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('pagehide', keep);

export function changeDraft(change: Partial<ScanDraft>): void {
  useScanDraft.setState({ draft: { ...useScanDraft.getState().draft, ...change } });
  clearTimeout(timer);
  timer = setTimeout(keep, keepAfterMs);
}

/** Begins an empty one. @returns the one before, so that it can be brought back */
export function clearDraft(): ScanDraft {
  const { draft } = useScanDraft.getState();
  changeDraft(fresh);
  return draft;
}

export function isEmptyDraft({ typed, lists, folder, documents, s3, drive }: ScanDraft): boolean {
  const isNowhere = folder === '' && documents.length === 0 && s3 === null && drive === null;
  return typed === '' && lists.length === 0 && isNowhere;
}

function keep(): void {
  const { draft, isKept } = useScanDraft.getState();
  try {
    localStorage.setItem(place, JSON.stringify(draft));
    if (!isKept) useScanDraft.setState({ isKept: true });
  } catch {
    // Too much for the browser: what was kept before stays, and the screen says so.
    if (isKept) useScanDraft.setState({ isKept: false });
  }
}

function restored(): ScanDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...fresh, ...kept } : fresh;
  } catch {
    // Of another version of the page, so nothing can be made of it.
    return fresh;
  }
}

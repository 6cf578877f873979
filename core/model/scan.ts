/** A code that documents are searched for. */
export interface ScanCode {
  /** As it was given, without blanks around it. */
  readonly text: string;
  /** The text is a pattern of `compilePattern`, and whatever fits it is a match. */
  readonly isPattern: boolean;
}

/** How codes are compared with the text of documents. */
export interface ScanOptions {
  /** Whether `hole-1` is `HOLE-1`. */
  readonly anyCase: boolean;
  /** Whether `HOLE 1`, `HOLE1` and `HOLE–1` are `HOLE-1`. */
  readonly anySeparator: boolean;
}

/** What a scan begins with. */
export const scanDefaults: ScanOptions = { anyCase: true, anySeparator: true };

/**
 * Why a match is near and not exact. `lookalike`: O for 0, or I or l for 1. `longer`: it is part of a longer code, as
 * `HOLE-1` of `HOLE-1-A`. `case`, `separator`: it differs in what the options do not let go. `spaced`: its letters are set apart.
 * `wrapped`: it stands on two lines. `ocr`: nothing differs, but it was read from a picture, where a sign is soon another one.
 */
export const nearReasons = ['lookalike', 'longer', 'case', 'separator', 'spaced', 'wrapped', 'ocr'] as const;
export type NearReason = (typeof nearReasons)[number];

/** A place on a page, in points from its upper left corner; `angle` in degrees, clockwise, around the box's upper left corner. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** A code found in a document. */
export interface ScanMatch {
  /** Place in the list of codes. */
  readonly code: number;
  /** As it stands in the document. */
  readonly found: string;
  /** `null` for an exact one. */
  readonly near: NearReason | null;
  /** From 1; of a workbook the sheet, of a text 1. */
  readonly page: number;
  /** On a page; `null` in a text or a workbook. */
  readonly box: PageBox | null;
  /** Line of a text, or row of a sheet, from 1; `null` on a page. */
  readonly line: number | null;
  /** What stands around it on its line, with the match in it; at most 120 characters. */
  readonly context: string;
  /** It stands in a layer that is switched off, or in a hidden sheet. */
  readonly isHidden: boolean;
  /** 0 to 1: how sure text recognition is of its least certain word. Absent: it stands as text in the document. */
  readonly certainty?: number;
}

/** A piece of text as a document places it. */
export interface TextPiece {
  readonly text: string;
  /** Where its base line begins, in points from the upper left corner of the page. */
  readonly x: number;
  readonly y: number;
  /** Degrees that its base line is turned by, clockwise; 0 reads from left to right. */
  readonly angle: number;
  /** Points along the base line. */
  readonly width: number;
  /** Size of its letters in points. */
  readonly height: number;
  readonly isHidden: boolean;
  /** 0 to 1, where it was read from a picture. */
  readonly certainty?: number;
}

/** Why an entry of a list of codes is not searched for. `again`: it is the same as one before. */
export type CodeFault = 'short' | 'long' | 'again' | 'pattern';

/** An entry that is left out. */
export interface LeftCode {
  /** Place in what was given, from 0. */
  readonly place: number;
  readonly text: string;
  readonly fault: CodeFault;
  /** What is wrong with a pattern, in a few words; of `again` the code that it is the same as; else empty. */
  readonly detail: string;
}

/** What a scan searches for, and what of the given list it does not. */
export interface CodeList {
  readonly codes: readonly ScanCode[];
  readonly left: readonly LeftCode[];
  /** Codes that are taken for each other where a drawing is read by eye, such as `A-10` and `A-1O`: places in `codes`. */
  readonly alike: readonly (readonly number[])[];
}

/** Where somebody looks for documents: folders of this machine, the account's bucket, Google Drive. */
export const lookPlaces = ['here', 's3', 'drive'] as const;
export type LookPlace = (typeof lookPlaces)[number];

/** A folder, as somebody looks through it for another one. */
export interface FolderView {
  /** Of this machine a whole path, of a bucket a prefix, of Google Drive an id. */
  readonly path: string;
  /** For people; of this machine the path. */
  readonly name: string;
  /** Path of the folder above; `null` at the top. */
  readonly parent: string | null;
  /** Sorted by name. */
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  /** How many files lie in it, without those of its subfolders, as far as they were counted. */
  readonly documents: number;
  /** There are more than were counted, or more folders than are listed. */
  readonly areMore: boolean;
  /** Whether it can be scanned itself; lists of folders, such as that of all shared drives, cannot. */
  readonly canScan: boolean;
}

/** Whether a place far away is set up. */
export interface RemoteState {
  /** `absent`: this host does not reach it. `off`: nobody set it up. */
  readonly state: 'ready' | 'off' | 'absent';
  /** Why it cannot be chosen, in a sentence; empty where it can. */
  readonly note: string;
}

/** The places far away, by their kinds. */
export type RemoteStates = Readonly<Record<Exclude<LookPlace, 'here'>, RemoteState>>;

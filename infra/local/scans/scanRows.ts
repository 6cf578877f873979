import type { SQLOutputValue } from 'node:sqlite';
import type { ErrorView } from '../../../core/model/errors.ts';
import {
  type CloudScan,
  asScanId,
  type DocumentState,
  type ScanEntry,
  type ScannedDocument,
  type ScanState,
} from '../../../core/model/scanRun.ts';
import type { FoundCode, ListedDocument, ScanRecord } from '../../../core/ports/scans.ts';
import { integerOf, type Row, textOf } from '../store/openDatabase.ts';

/** A scan from its row. */
export function scanOf(row: Row): ScanRecord {
  return {
    id: asScanId(textOf(row, 'id')),
    state: textOf(row, 'state') as ScanState,
    place: parsed(row, 'place') as ScanRecord['place'],
    options: parsed(row, 'options') as ScanRecord['options'],
    textract: row['textract'] === 1,
    ...(typeof row['cloud'] === 'string' ? { cloud: parsed(row, 'cloud') as CloudScan } : {}),
    codeCount: integerOf(row, 'code_count'),
    startedAt: textOf(row, 'started_at'),
    endedAt: textOrNull(row['ended_at']),
    by: textOf(row, 'by'),
    guest: row['guest'] === 1,
    total: numberOrNull(row['total']),
    counts: {
      documents: integerOf(row, 'documents'),
      withMatches: integerOf(row, 'with_matches'),
      unreadable: integerOf(row, 'unreadable'),
      exact: integerOf(row, 'exact'),
      near: integerOf(row, 'near'),
      pages: integerOf(row, 'pages'),
      unreadablePages: integerOf(row, 'unreadable_pages'),
    },
    reading: {
      waiting: integerOf(row, 'waiting_pages'),
      read: integerOf(row, 'read_pages'),
      refused: integerOf(row, 'refused_pages'),
      usd: numberOrNull(row['read_usd']) ?? 0,
      mostUsd: numberOrNull(row['most_usd']),
    },
    error: parsed(row, 'error') as ErrorView | null,
    reportBytes: numberOrNull(row['report_bytes']),
  };
}

/** A document from its row. */
export function documentOf(row: Row): ScannedDocument {
  return {
    place: integerOf(row, 'place'),
    name: textOf(row, 'name'),
    sizeBytes: integerOf(row, 'size_bytes'),
    state: textOf(row, 'state') as DocumentState,
    pages: integerOf(row, 'pages'),
    unreadablePages: integerOf(row, 'unreadable_pages'),
    exact: integerOf(row, 'exact'),
    near: integerOf(row, 'near'),
    notes: notesOf(row),
    error: parsed(row, 'error') as ErrorView | null,
    ...linkOf(row),
  };
}

/** What is to be known of a document, from its row. */
export function notesOf(row: Row): readonly string[] {
  return (parsed(row, 'notes') ?? []) as readonly string[];
}

/** A document from its row, as it was listed. */
export function listedOf(row: Row): ListedDocument {
  return {
    at: textOf(row, 'at'),
    name: textOf(row, 'name'),
    sizeBytes: integerOf(row, 'size_bytes'),
    error: parsed(row, 'error') as ErrorView | null,
    ...(typeof row['mark'] === 'string' ? { mark: row['mark'] } : {}),
    ...linkOf(row),
  };
}

/** A match from its row, beside the name of its document and the text of its code. */
export function entryOf(row: Row): ScanEntry {
  return {
    entry: integerOf(row, 'entry'),
    document: integerOf(row, 'document'),
    name: textOf(row, 'name'),
    code: integerOf(row, 'code'),
    codeText: textOf(row, 'text'),
    found: textOf(row, 'found'),
    near: textOrNull(row['near']) as ScanEntry['near'],
    page: integerOf(row, 'page'),
    box: parsed(row, 'box') as ScanEntry['box'],
    line: numberOrNull(row['line']),
    context: textOf(row, 'context'),
    isHidden: row['is_hidden'] === 1,
    ...linkOf(row),
    ...(typeof row['certainty'] === 'number' ? { certainty: row['certainty'] } : {}),
  };
}

/** A code with its matches from its row. */
export function foundCodeOf(row: Row): FoundCode {
  return {
    code: integerOf(row, 'place'),
    text: textOf(row, 'text'),
    isPattern: row['is_pattern'] === 1,
    exact: integerOf(row, 'exact'),
    near: integerOf(row, 'near'),
  };
}

function linkOf(row: Row): { readonly link?: string } {
  return typeof row['link'] === 'string' ? { link: row['link'] } : {};
}

function parsed(row: Row, column: string): unknown {
  const value = row[column];
  return typeof value === 'string' ? JSON.parse(value) : null;
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

import { keyOfName, metaKey } from '../../../core/liveScan/fileKeys.ts';
import {
  type LiveCompare,
  type LiveScan,
  type LiveScanDetails,
  type LiveScanFile,
  type LiveScanState,
  usualCompare,
} from '../../../core/model/liveScan.ts';
import { asSessionId, type SessionId } from '../../../core/model/session.ts';
import type { LiveScanStore } from '../../../core/ports/liveScans.ts';
import { numberOf, type TableItem, textOf } from './sessionItems.ts';

/** The item `meta` of a session that begins. Codes that lie among the objects are named by `target_hole_codes_key`. */
export function metaItem(scan: Parameters<LiveScanStore['begin']>[0]): TableItem {
  const codes = scan.targetHoleCodes;
  return {
    session_id: scan.sessionId,
    file_name: metaKey,
    connection_id: scan.connectionId,
    total_files: scan.totalFiles,
    processed_count: 0,
    ...('s3_key' in codes ? { target_hole_codes_key: codes.s3_key } : { target_hole_codes: [...codes] }),
    timestamp: scan.timestamp,
    by: scan.by,
    state: 'listing',
    told_value: -1,
    compare: { ...scan.compare },
  };
}

export function scanOf(item: TableItem): LiveScan {
  const codes: unknown = item['target_hole_codes'];
  return {
    sessionId: asSessionId(textOf(item, 'session_id')),
    connectionId: textOf(item, 'connection_id'),
    by: textOf(item, 'by'),
    timestamp: textOf(item, 'timestamp'),
    state: textOf(item, 'state') as LiveScanState,
    totalFiles: numberOf(item, 'total_files'),
    processedCount: numberOf(item, 'processed_count'),
    targetHoleCodes: Array.isArray(codes)
      ? codes.map(String)
      : { s3_key: textOf(item, 'target_hole_codes_key') },
    // Absent in sessions of an earlier version.
    compare: (item['compare'] as LiveCompare | undefined) ?? usualCompare,
    toldValue: numberOf(item, 'told_value'),
    totalMatches: item['total_matches'] === undefined ? null : numberOf(item, 'total_matches'),
    failure: item['failure'] === undefined ? null : textOf(item, 'failure'),
    ended:
      item['ended_by'] === undefined
        ? null
        : {
            by: textOf(item, 'ended_by'),
            reason: textOf(item, 'ended_reason'),
            at: textOf(item, 'ended_at'),
          },
  };
}

/** The item of a document. What was found where is JSON: others have no use for its parts. */
export function fileItem(sessionId: SessionId, file: LiveScanFile): TableItem {
  const key = keyOfName(file.name);
  return {
    session_id: sessionId,
    file_name: key,
    status: file.status,
    found_codes: [...file.foundCodes],
    pdf_link: file.pdfLink,
    timestamp: file.timestamp,
    // Where the key is not the name.
    ...(key === file.name ? {} : { document_name: file.name }),
    place: file.place,
    found_count: file.foundCount,
    size_bytes: file.sizeBytes,
    pages: file.pages,
    unreadable_pages: file.unreadablePages,
    exact_matches: file.exact,
    near_matches: file.near,
    details: JSON.stringify(file.details),
    ...(file.error === null ? {} : { error: JSON.stringify(file.error) }),
  };
}

export function fileOf(item: TableItem): LiveScanFile {
  const codes: unknown = item['found_codes'];
  const error = textOf(item, 'error');
  return {
    name: textOf(item, 'document_name') || textOf(item, 'file_name'),
    place: numberOf(item, 'place'),
    status: textOf(item, 'status'),
    foundCodes: Array.isArray(codes) ? codes.map(String) : [],
    foundCount: numberOf(item, 'found_count'),
    pdfLink: textOf(item, 'pdf_link'),
    timestamp: textOf(item, 'timestamp'),
    sizeBytes: numberOf(item, 'size_bytes'),
    pages: numberOf(item, 'pages'),
    unreadablePages: numberOf(item, 'unreadable_pages'),
    exact: numberOf(item, 'exact_matches'),
    near: numberOf(item, 'near_matches'),
    details: JSON.parse(textOf(item, 'details')) as LiveScanDetails | { readonly s3_key: string },
    error: error === '' ? null : (JSON.parse(error) as LiveScanFile['error']),
  };
}

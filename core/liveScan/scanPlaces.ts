import type { ItemId, SessionId } from '../model/session.ts';

/** Intermediate objects of a scan. */
export function liveScanPlaces(sessionId: SessionId) {
  const folder = `work/${sessionId}/`;
  return {
    /** What was asked for. */
    request: `${folder}request.json`,
    /** The codes, a JSON list of texts. */
    codes: `${folder}codes.json`,
    /** A text that came with the list of documents. */
    text: (itemId: ItemId): string => `${folder}texts/${itemId}`,
    /** What was found in a document that has much of it. */
    details: (itemId: ItemId): string => `${folder}details/${itemId}.json`,
  };
}

/** The workbook; it is written once. */
export function workbookKey(sessionId: SessionId): string {
  return `processed/scans/${sessionId}/results.xlsx`;
}

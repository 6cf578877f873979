/** Limits of a code scan over the WebSocket API, each with its unit and the reason for its figure. */
export const liveScanOptions = {
  /** UTF-8 bytes of a session's codes that stand in its `meta` item: each count writes that item anew, and is paid by the KB. */
  itemCodesBytes: 8 * 1_024,
  /** UTF-8 bytes of codes that stand in the message of each document; the rest of its 8 KiB is for names and links. */
  messageCodesBytes: 2 * 1_024,
  /** UTF-8 bytes of a document's name; a sort key of DynamoDB has 1,024, of which an escape takes some. */
  nameBytes: 1_000,
  /** UTF-8 bytes of a document's link. */
  linkBytes: 2_048,
  /** UTF-8 bytes of a text that stands in its message; a longer one lies among the objects. */
  messageTextBytes: 1_024,
  /** Documents of one scan: ten times the size that has to be survived. */
  mostDocuments: 1_000_000,
  /** Milliseconds of a call in which a document is begun; with the time that one may take and that of telling: the worker's 30 s. */
  beginMs: 6_000,
  /** Milliseconds that the reading of one document may take where it can be stopped. */
  documentMs: 15_000,
  /** Bytes up to which a document is fetched as a whole before it is searched: a few of the worker's 1,024 MB, and each request costs. */
  wholeBytes: 8 * 1_024 * 1_024,
  /** UTF-8 bytes of what was found where that stand in a document's item; more lie among the objects. An item takes 400 KB. */
  itemDetailsBytes: 64 * 1_024,
  /** Found codes of one document that stand in its item and are told; a list of the codes themselves would hold all of them. */
  itemCodes: 500,
  /** Seconds that the link to the workbook lives. */
  linkSeconds: 3_600,
  /** Matches that a client which comes back is told at once, of some 300 bytes each: within the 29 s that it waits. */
  replayedMatches: 500,
  /** Milliseconds after which nobody is at work on a workbook any more: the time-out of its function. */
  finishMs: 900_000,
} as const;

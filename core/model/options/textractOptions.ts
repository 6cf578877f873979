/** Limits of reading scanned pages by text recognition. */
export const textractOptions = {
  /** Pages that are asked for at the same time: an answer takes some seconds, and accounts begin at few a second. */
  lanes: 4,
  /** Milliseconds between the beginnings of two questions; 5 a second is what most regions let through at first. */
  apartMs: 200,
  /** Pages looked up in one step. */
  takenAtOnce: 100,
  /** Bytes that `DetectDocumentText` takes of a page. */
  pageBytes: 10 * 1024 * 1024,
  /** Tries of one question; with the waits between them some minute and a half of being held back. */
  attempts: 8,
  /** Milliseconds after which a question is given up. */
  patienceMs: 60_000,
} as const;

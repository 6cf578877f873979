import type { LiveScan, LiveScanFile, ScanEndedBy } from '../model/liveScan.ts';
import type { SessionId } from '../model/session.ts';

/**
 * Results of scans of the WebSocket API: of each session one item `meta`, and one of each document. Each method is one
 * atomic step that may be asked again after a lost answer.
 *
 * @throws {AppError} `STORE_UNAVAILABLE`, `ACCESS_DENIED`
 */
export interface LiveScanStore {
  /** Begins a session; one that was begun before is left as it is. */
  begin(
    scan: Pick<
      LiveScan,
      'sessionId' | 'connectionId' | 'by' | 'timestamp' | 'totalFiles' | 'targetHoleCodes' | 'compare'
    >,
  ): Promise<void>;
  /** Strongly consistent. */
  get(sessionId: SessionId): Promise<LiveScan | undefined>;
  /** Says how many documents there are, and that they are worked off; nothing where that was said before. */
  run(sessionId: SessionId, totalFiles: number): Promise<void>;
  /** Sends what is told to another connection from now on. */
  bind(sessionId: SessionId, connectionId: string): Promise<void>;
  /**
   * Writes what came of a document and adds it to `processed_count`, both or neither.
   * @returns `false` where it was counted before, or the scan is closed; then nothing is changed
   */
  count(sessionId: SessionId, file: LiveScanFile): Promise<boolean>;
  /** Has no document be counted from now on; whoever comes first is kept. */
  close(sessionId: SessionId, ended: ScanEndedBy): Promise<void>;
  /** Takes the turn to tell a `PROGRESS`. @returns `false` where as much or more was told before */
  tellValue(sessionId: SessionId, value: number): Promise<boolean>;
  /**
   * Takes the turn to tell how it ended, for as long as `until` (ISO 8601 UTC).
   * @returns `taken`; `busy` while somebody else has it; `done` where it was told
   */
  takeEnd(
    sessionId: SessionId,
    turn: { readonly now: string; readonly until: string },
  ): Promise<'taken' | 'busy' | 'done'>;
  /** Gives the turn back before its time. */
  leaveEnd(sessionId: SessionId): Promise<void>;
  /** Says that it ended, and that this was told. */
  end(
    sessionId: SessionId,
    end:
      | { readonly state: 'complete'; readonly totalMatches: number }
      | { readonly state: 'failed'; readonly failure: string },
  ): Promise<void>;
  /** What came of a document; `undefined` where it is not counted. Strongly consistent. */
  file(sessionId: SessionId, name: string): Promise<LiveScanFile | undefined>;
  /** Documents that are counted, in the order of their keys. `after` is the name of the last one of the page before. */
  files(
    sessionId: SessionId,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<readonly LiveScanFile[]>;
}

import type { LiveScan, LiveScanFile } from '../model/liveScan.ts';

/** What a client is told, as `docs/scan-api.md` describes it. */
export type ScanWord =
  | {
      readonly type: 'STARTED';
      readonly message: string;
      readonly session_id: string;
      readonly timestamp: string;
    }
  | {
      readonly type: 'PROGRESS';
      /** 0 to 100, rounded down. */
      readonly value: number;
      readonly processed: number;
      readonly total: number;
    }
  | {
      readonly type: 'MATCH_FOUND';
      readonly data: {
        readonly hole_code: string;
        readonly file_name: string;
        readonly status: string;
        readonly pdf_link: string;
      };
    }
  /** Behind the matches that a client which came back has asked for; `after` is what to ask with for more of them. */
  | { readonly type: 'MATCHES_END'; readonly after: string | null }
  | {
      readonly type: 'COMPLETE';
      readonly download_url: string;
      readonly total_matches: number;
      readonly total_processed: number;
      readonly message: string;
    }
  /**
   * Answers whoever had a scan end. `forced`: with what is there. `completed`: nothing was missing. `ended`: it had ended
   * before.
   */
  | {
      readonly type: 'END_TAKEN';
      readonly session_id: string;
      readonly outcome: 'forced' | 'completed' | 'ended';
    }
  | { readonly type: 'ERROR'; readonly message: string };

export function startedWord({ sessionId, timestamp }: Pick<LiveScan, 'sessionId' | 'timestamp'>): ScanWord {
  return { type: 'STARTED', message: 'Processing started', session_id: sessionId, timestamp };
}

export function progressWord({
  processedCount,
  totalFiles,
}: Pick<LiveScan, 'processedCount' | 'totalFiles'>): ScanWord {
  return {
    type: 'PROGRESS',
    value: valueOf(processedCount, totalFiles),
    processed: processedCount,
    total: totalFiles,
  };
}

/** Rounded down, so that 100 is said of a scan only when all of it is counted. */
export function valueOf(processed: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * processed) / total);
}

/** One for each code that was found. */
export function matchWords({ name, status, foundCodes, pdfLink }: LiveScanFile): readonly ScanWord[] {
  return foundCodes.map((code) => ({
    type: 'MATCH_FOUND' as const,
    data: { hole_code: code, file_name: name, status, pdf_link: pdfLink },
  }));
}

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

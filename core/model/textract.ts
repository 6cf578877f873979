/** Whether pages without text may be read by Amazon Textract, and what that costs. */
export interface TextractSettings {
  /** Off unless somebody switches it on: pages leave this machine. */
  readonly isOn: boolean;
  /** Of `DetectDocumentText`; regions differ. */
  readonly usdPerThousandPages: number;
  /** What a scan may cost, unless it is ordered otherwise. */
  readonly mostUsd: number;
}

/** The published price of us-east-1 for the first million pages a month, as of November 2026. */
export const textractDefaults: TextractSettings = { isOn: false, usdPerThousandPages: 1.5, mostUsd: 10 };

/** What so many pages cost, in USD. */
export function textractUsd(pages: number, { usdPerThousandPages }: TextractSettings): number {
  return (pages * usdPerThousandPages) / 1_000;
}

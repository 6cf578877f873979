/** A month's work that one of the documents behind the pipeline reckons with. */
export interface CostCase {
  readonly title: string;
  readonly files: number;
  /** Of each file, 10^6 bytes. */
  readonly megabytes: number;
  /** GB that lie in the buckets at the month's end. */
  readonly storedGb: number;
  /** What the document says that it costs, in its words; `null` where it gives no figure. */
  readonly reference: string | null;
}

/** Bytes of one row of the claims that the benches use: 20 columns. */
const claimBytes = 274;

export const costCases: readonly CostCase[] = [
  {
    title: '1,000 files of 1 MB',
    files: 1_000,
    megabytes: 1,
    storedGb: 2,
    reference: 'CSV ingestion: 1.03 USD a month',
  },
  {
    // As many as the drawings of the scan, but each a file with a run of its own.
    title: '6,600 files of 0.1 MB',
    files: 6_600,
    megabytes: 0.1,
    storedGb: 1.4,
    reference: null,
  },
  {
    title: '500 million rows of claims in files of 1 GB',
    files: Math.ceil((500e6 * claimBytes) / 1e9),
    megabytes: 1_000,
    storedGb: (2 * 500e6 * claimBytes) / 1e9,
    reference: null,
  },
];

interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number | null;
  readonly n: number;
}

interface Result {
  readonly figures: readonly Figure[];
  readonly skipped: readonly { readonly bench: string; readonly why: string }[];
  readonly runs: readonly {
    readonly bench: string;
    readonly inputs: number;
    readonly error: number;
    readonly timeout: number;
    readonly crash: number;
  }[];
}

export function textReport(result: Omit<Result, 'runs'>, last: ReadonlyMap<string, number | null>): string;
export function markdownReport(
  result: Result,
  told: { readonly origin: string; readonly written: string },
): string;

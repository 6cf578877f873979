/**
 * What a run can write beside the cleaned CSV, the rejects, the summary and the validation, which every run writes:
 * a workbook of the cleaned rows, Parquet of them, a CSV of them for Excel, and the report for people.
 */
export const outputFormats = ['xlsx', 'parquet', 'excel-csv', 'report'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Whether a run keeps a packed copy of its source among its outputs: as the pack says, always, or never. */
export const sourceKeepings = ['pack', 'always', 'never'] as const;
export type SourceKeeping = (typeof sourceKeepings)[number];

/** What the outputs of a run are to be. */
export interface OutputChoice {
  readonly formats: readonly OutputFormat[];
  /** Beside each value that the mapping may change, the text that it came from, as a column of its own. */
  readonly rawColumns: boolean;
  /** Absent in choices made by older versions: as the pack says. */
  readonly keepSource?: SourceKeeping;
}

/** Parquet is written all the same where the pack asks for it. */
export const usualOutputs: OutputChoice = { formats: ['xlsx', 'report'], rawColumns: false };

/** Whether a run keeps a copy of its source, by what the person and the pack say. */
export function keepsSource(
  { keepSource = 'pack' }: OutputChoice,
  output: { readonly keepSource?: true } | undefined,
): boolean {
  return keepSource === 'pack' ? output?.keepSource === true : keepSource === 'always';
}

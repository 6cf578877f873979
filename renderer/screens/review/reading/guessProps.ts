import type { Inspection, Overrides } from '../../../../core/contract/views.ts';

/** What a chip about the file's form is drawn from. */
export interface GuessProps {
  readonly inspection: Inspection;
  readonly overrides: Overrides;
  /** Of a file that is one sheet of a divided workbook: its place there. */
  readonly ownSheet?: number | undefined;
}

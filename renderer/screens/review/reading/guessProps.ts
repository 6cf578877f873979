import type { Inspection, Overrides } from '../../../../core/contract/views.ts';

/** What a chip about the file's form is drawn from. */
export interface GuessProps {
  readonly inspection: Inspection;
  readonly overrides: Overrides;
}

import type { LlmLedgerEntry, LlmLedgerView, LlmPurpose } from '../../model/llm.ts';

/** Says what an entry was for. The template tells, which stands in every entry there ever was. */
export function withPurpose(entry: LlmLedgerEntry): LlmLedgerView {
  return { ...entry, purpose: purposeOf(entry) };
}

function purposeOf({ kind, promptVersion }: LlmLedgerEntry): LlmPurpose {
  if (kind === 'test') return 'test';
  if (promptVersion.startsWith('values-')) return 'values';
  return promptVersion.startsWith('ask-') ? 'question' : 'columns';
}

import type { RecordField } from '../../../../core/contract/recordViews.ts';
import type { RecordSuggestion } from '../../../../core/contract/standardViews.ts';
import { Button } from '../../../components/Button.tsx';
import { Chip } from '../../../components/Chip.tsx';
import { goToLeads } from '../../../state/leads/leadsOverview.ts';
import { emptyQuery } from '../../../state/leads/leadsPlace.ts';
import { decideInRecord } from '../../../state/leads/recordSuggestions.ts';
import { suggestionWords } from '../../../text/suggestionWords.ts';

const { inRecord: words, ai, rules, undo } = suggestionWords;

/** What is suggested in place of a value, and the ways to decide it for this record alone. */
export function ValueSuggestion({
  suggestion,
  field,
}: {
  readonly suggestion: RecordSuggestion;
  readonly field: RecordField;
}) {
  const { packId, to, modelId, isKept } = suggestion;
  const { label } = field;
  if (isKept)
    return (
      <p className="mt-1 flex items-center gap-2 text-11 text-ink-3">
        <bdi>{words.kept(to)}</bdi>
        <button
          type="button"
          className="text-accent underline"
          onClick={() => decideInRecord(suggestion, 'reopen', label)}
        >
          {undo}
        </button>
      </p>
    );
  return (
    <fieldset
      aria-label={words.line(label)}
      className="mt-1 flex flex-wrap items-center gap-2 rounded-2 border border-line bg-subtle px-2 py-1.5"
    >
      <Chip tone={modelId === '' ? 'plain' : 'ai'} title={words.suggests(modelId)}>
        {modelId === '' ? rules : ai}
      </Chip>
      <bdi className="min-w-0 font-mono text-12 font-medium wrap-anywhere">{to}</bdi>
      <span className="flex gap-1">
        <Button command="leads.accept" onClick={() => decideInRecord(suggestion, 'accept', label)}>
          {words.accept}
        </Button>
        <Button look="quiet" command="leads.keep" onClick={() => decideInRecord(suggestion, 'reject', label)}>
          {words.keep}
        </Button>
      </span>
      <button
        type="button"
        className="text-11 text-accent underline"
        onClick={() => goToLeads({ part: 'standard', packId, query: emptyQuery, recordId: null })}
      >
        {words.forAll}
      </button>
    </fieldset>
  );
}

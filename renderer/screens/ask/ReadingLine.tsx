import { Ban } from 'lucide-react';
import type { AskReading } from '../../../core/contract/askViews.ts';
import { askWords as words } from '../../text/askWords.ts';

/** What of a question was not understood, set off in it, and what to do. */
export function ReadingLine({ reading }: { readonly reading: AskReading }) {
  const { question, parts, message, state } = reading;
  if (state === 'refused')
    return (
      <output className="flex shrink-0 items-start gap-2 border-b border-line bg-bad-bg px-4 py-2 text-12">
        <Ban aria-hidden="true" size={14} className="mt-0.5 shrink-0 text-bad" />
        <span className="min-w-0">
          <b className="font-semibold text-bad">{words.refused}: </b>
          <bdi className="text-ink-2">“{question}”</bdi>
          <span className="mt-0.5 block text-ink">{message}</span>
        </span>
      </output>
    );
  return (
    <output className="block shrink-0 border-b border-line bg-warn-bg px-4 py-2 text-12 text-warn">
      <span className="block">{message}</span>
      {parts.length === 0 ? null : (
        <span className="mt-0.5 block text-ink-2">
          {parts.map(({ from, to, means }) =>
            means === null ? (
              <mark
                key={from}
                title={words.notUnderstood}
                className="rounded-1 bg-surface px-0.5 text-warn underline decoration-dotted"
              >
                {question.slice(from, to)}{' '}
              </mark>
            ) : (
              <span key={from} title={means === '' ? undefined : means}>
                {question.slice(from, to)}{' '}
              </span>
            ),
          )}
        </span>
      )}
    </output>
  );
}

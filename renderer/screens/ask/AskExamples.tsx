import { plainQuery } from '../../state/ask/editQuery.ts';
import { addStep, useAsk } from '../../state/ask/askDesk.ts';
import { askWords as words } from '../../text/askWords.ts';
import { formatCounted } from '../../text/format.ts';

/** What can be asked about, each with questions to begin with; the name of a subject opens its filter. */
export function AskExamples({ onAsk }: { readonly onAsk: (question: string) => void }) {
  const subjects = useAsk((state) => state.subjects);
  return (
    <section aria-label={words.examples} className="mx-auto grid max-w-4xl grid-cols-2 gap-4 px-6 pb-6">
      {(subjects ?? []).map(({ subject, title, one, many, total, examples }) => (
        <div key={JSON.stringify(subject)} className="rounded-3 border border-line p-3">
          <div className="flex items-baseline justify-between gap-2">
            <button
              type="button"
              onClick={() => void addStep({ question: '', reading: null, query: plainQuery(subject) })}
              className="min-h-6 text-13 font-semibold text-accent hover:underline"
            >
              {title}
            </button>
            <span className="text-12 text-ink-3">{formatCounted(total, one, many)}</span>
          </div>
          <ul>
            {examples.map((example) => (
              <li key={example}>
                <button
                  type="button"
                  onClick={() => onAsk(example)}
                  className="min-h-6 w-full rounded-1 px-1 text-left text-12 text-ink-2 hover:bg-hover"
                >
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

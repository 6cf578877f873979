import { useEffect, useState } from 'react';
import type { LlmLedgerView, LlmLedgerRecord } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { ExactText } from '../../components/ExactText.tsx';
import { TroublePanel } from '../../components/TroublePanel.tsx';
import { text } from '../../text/en.ts';
import { formatDateTime } from '../../text/format.ts';

/** One request: its facts, its exact bytes and the answer. */
export function LedgerRecord({ entry }: { readonly entry: LlmLedgerView }) {
  const [record, setRecord] = useState<LlmLedgerRecord | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { id, outcome } = entry;
  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      try {
        const found = await getSession().client.llm.ledgerEntry({ id });
        if (!left) setRecord(found);
      } catch (cause) {
        if (!left) setTrouble(troubleOf(cause));
      }
    };
    void load();
    return () => {
      left = true;
    };
  }, [id]);
  const facts: readonly (readonly [string, string])[] = [
    [text.ai.ledger.facts.endpoint, entry.endpoint],
    [text.ai.ledger.facts.model, entry.modelId],
    [text.ai.ledger.facts.sees, text.ai.settings.sights[entry.see]],
    ...(entry.purpose === 'columns'
      ? [[text.ai.ledger.facts.columns, String(entry.columnCount)] as const]
      : []),
    [text.ai.ledger.facts.prompt, entry.promptVersion],
    ...(outcome === null
      ? []
      : [
          [
            text.ai.ledger.facts.latency,
            text.ai.ledger.latency(outcome.latencyMs, outcome.attempts),
          ] as const,
        ]),
    ...(outcome === null || outcome.message === ''
      ? []
      : [[text.ai.ledger.facts.message, outcome.message] as const]),
    [text.ai.ledger.facts.sha, entry.requestSha256],
  ];
  return (
    <aside
      aria-label={text.ai.ledger.open(formatDateTime(entry.at))}
      className="flex w-105 shrink-0 flex-col overflow-y-auto border-l border-line max-xl:w-80"
      // Long requests are scrolled by keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <dl className="grid grid-cols-[120px_1fr] gap-x-3 gap-y-1 border-b border-line p-4 text-12">
        {facts.map(([name, fact]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0 break-all">{fact}</dd>
          </div>
        ))}
      </dl>
      {trouble === null ? null : (
        <div className="p-4">
          <TroublePanel trouble={trouble} />
        </div>
      )}
      {record === null ? null : (
        <div className="flex flex-col gap-4 p-4">
          <ExactText title={text.ai.ledger.request} body={record.body} />
          {record.answer === null ? (
            <p className="text-12 text-ink-2">{text.ai.ledger.noAnswer}</p>
          ) : (
            <ExactText title={text.ai.ledger.answer} body={record.answer} />
          )}
        </div>
      )}
    </aside>
  );
}

import { useEffect, useState } from 'react';
import type { LlmLedgerView } from '../../../core/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Chip, type ChipTone } from '../../components/Chip.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { GridColumn } from '../../components/grid/gridColumn.ts';
import { useApp } from '../../state/app/appState.ts';
import { loadLedger, loadOlderLedger } from '../../state/settings/llmActions.ts';
import { text } from '../../text/en.ts';
import { formatBytes, formatDateTime } from '../../text/format.ts';
import { LedgerRecord } from './LedgerRecord.tsx';

/** What was sent to AI, newest first; beside it the request under the cursor, word for word. */
export function Ledger() {
  const ledger = useApp((state) => state.llm.ledger);
  const older = useApp((state) => state.llm.older);
  const [cursor, setCursor] = useState(0);
  useEffect(() => void loadLedger(), []);
  const at = Math.min(cursor, (ledger?.length ?? 0) - 1);
  const chosen = ledger?.[at];
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="shrink-0 border-b border-line px-4 py-2 text-12 text-ink-2">{text.ai.ledger.about}</p>
        <DataGrid<LlmLedgerView>
          label={text.ai.ledger.grid}
          columns={columns}
          layoutKey="ledger"
          rowCount={ledger?.length ?? 6}
          rowAt={(index) => ledger?.[index]}
          rowKey={(index) => ledger?.[index]?.id ?? index}
          rowHeight={32}
          cursor={at}
          onCursor={setCursor}
          empty={<EmptyState title={text.ai.ledger.none}>{text.ai.ledger.noneMore}</EmptyState>}
        />
        {older ? (
          <div className="shrink-0 border-t border-line p-2 text-center">
            <Button onClick={() => void loadOlderLedger()}>{text.ai.ledger.more}</Button>
          </div>
        ) : null}
      </div>
      {chosen === undefined ? null : <LedgerRecord key={keyOf(chosen)} entry={chosen} />}
    </div>
  );
}

/** The outcome comes later than the request; then there is an answer to read. */
function keyOf({ id, outcome }: LlmLedgerView): string {
  return outcome === null ? id : `${id} ${outcome.at}`;
}

const tones: Readonly<Record<NonNullable<LlmLedgerView['outcome']>['status'], ChipTone>> = {
  answered: 'ok',
  unavailable: 'warn',
  invalid: 'warn',
  refused: 'bad',
  cancelled: 'plain',
};

const columns: readonly GridColumn<LlmLedgerView>[] = [
  {
    id: 'at',
    header: text.ai.ledger.column.at,
    width: 160,
    cell: (entry) => <span className="truncate">{formatDateTime(entry.at)}</span>,
  },
  {
    id: 'kind',
    header: text.ai.ledger.column.kind,
    width: 130,
    hideBelow: 720,
    cell: (entry) => <span className="truncate">{text.ai.ledger.purpose(entry)}</span>,
  },
  {
    id: 'file',
    header: text.ai.ledger.column.file,
    width: 170,
    grow: true,
    cell: (entry) => (
      <span
        className={`truncate ${entry.fileName === null ? 'text-ink-3' : ''}`}
        title={entry.fileName ?? ''}
      >
        {entry.fileName ?? text.ai.ledger.noFile}
      </span>
    ),
  },
  {
    id: 'model',
    header: text.ai.ledger.column.model,
    width: 170,
    hideBelow: 960,
    cell: (entry) => (
      <span className="truncate font-mono text-12" title={entry.modelId}>
        {entry.modelId}
      </span>
    ),
  },
  {
    id: 'size',
    header: text.ai.ledger.column.size,
    width: 84,
    align: 'right',
    hideBelow: 1_060,
    cell: (entry) => <span className="text-ink-2">{formatBytes(entry.requestBytes)}</span>,
  },
  {
    id: 'tokens',
    header: text.ai.ledger.column.tokens,
    width: 110,
    align: 'right',
    cell: ({ outcome }) => (
      <span className="text-ink-2">
        {outcome?.tokens == null
          ? text.none
          : text.ai.ledger.tokensValue(outcome.tokens.input, outcome.tokens.output)}
      </span>
    ),
  },
  {
    id: 'cost',
    header: text.ai.ledger.column.cost,
    width: 76,
    align: 'right',
    hideBelow: 640,
    cell: ({ outcome }) => (
      <span className="text-ink-2">{outcome?.cost == null ? text.none : text.ai.cost(outcome.cost)}</span>
    ),
  },
  {
    id: 'outcome',
    header: text.ai.ledger.column.outcome,
    width: 120,
    cell: ({ outcome }) =>
      outcome === null ? (
        <Chip>{text.ai.ledger.underWay}</Chip>
      ) : (
        <Chip tone={tones[outcome.status]} title={outcome.message}>
          {text.ai.ledger.outcomes[outcome.status]}
        </Chip>
      ),
  },
];

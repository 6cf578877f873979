import type { LlmBudget, LlmLedgerView } from '../../../../core/model/llm.ts';
import type { Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';
import type { LlmOrder } from '../orders/parseCommand.ts';
import { textTable } from '../session/textTable.ts';

const pageEntries = 200;

/** Shows what was sent to a language model, newest first: as a table, or each entry with its body and answer. @returns the exit code */
export async function llmCommand({ json }: LlmOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  const { llm } = world.service;
  try {
    const entries: LlmLedgerView[] = [];
    for (;;) {
      const last = entries.at(-1);
      const page = await llm.ledger({
        limit: pageEntries,
        ...(last === undefined ? {} : { before: last.id }),
      });
      entries.push(...page);
      if (page.length < pageEntries) break;
    }
    if (json) {
      // One at a time: bodies are long.
      for (const { id } of entries)
        await session.terminal.print(`${JSON.stringify(await llm.ledgerEntry({ id }))}\n`);
    } else await session.terminal.print(`${ledgerText(entries, await llm.budget())}\n`);
    return 0;
  } finally {
    await world.close();
  }
}

function ledgerText(entries: readonly LlmLedgerView[], budget: LlmBudget): string {
  const { month, calls, inputTokens, outputTokens, tokenLimit, cost } = budget;
  const spent = `${month}: ${calls} requests, ${inputTokens + outputTokens} of ${tokenLimit} tokens${cost === null ? '' : `, ${cost.toFixed(2)} in the currency of the prices set`}.`;
  if (entries.length === 0) return `Nothing was ever sent to a language model.\n${spent}`;
  const table = textTable(
    [
      { title: 'sent' },
      { title: 'what' },
      { title: 'file', mostCharacters: 32 },
      { title: 'to', mostCharacters: 48 },
      { title: 'model', mostCharacters: 40 },
      { title: 'columns', right: true },
      { title: 'bytes', right: true },
      { title: 'tokens', right: true },
      { title: 'outcome' },
    ],
    entries.map((entry) => [
      entry.at.slice(0, 19).replace('T', ' '),
      entry.kind === 'repair' ? `${entry.purpose}, again` : entry.purpose,
      entry.fileName ?? '-',
      entry.endpoint,
      entry.modelId,
      String(entry.columnCount),
      String(entry.requestBytes),
      entry.outcome?.tokens == null ? '' : String(entry.outcome.tokens.input + entry.outcome.tokens.output),
      entry.outcome?.status ?? 'not heard of',
    ]),
  );
  return `${table}\n\n${spent}`;
}

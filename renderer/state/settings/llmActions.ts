import { getSession } from '../../client/session.ts';
import { setApp, useApp } from '../app/appState.ts';
import type { LlmFacts } from '../columns/llmFacts.ts';
import { orTell } from '../app/toasts.ts';

/** Entries of the ledger that are asked for at once. */
const pageSize = 100;

function setFacts(change: Partial<LlmFacts>): void {
  setApp({ llm: { ...useApp.getState().llm, ...change } });
}

/** Asks for status, budget and what was agreed to. */
export async function loadLlm(): Promise<void> {
  const { llm } = getSession().client;
  await orTell(
    (async () => {
      const [status, budget, consents] = await Promise.all([llm.status(), llm.budget(), llm.consents()]);
      setFacts({ status, budget, consents });
    })(),
  );
}

/** Keeps or, with `null`, removes the key of the endpoint; it can never be read back. @returns whether it did. */
export async function putKey(key: string | null): Promise<boolean> {
  let done = false;
  await orTell(
    (async () => {
      setFacts({ status: await getSession().client.llm.putKey({ key }) });
      done = true;
    })(),
  );
  return done;
}

export async function withdrawConsent(id: string): Promise<void> {
  await orTell(
    (async () => {
      setFacts({ consents: await getSession().client.llm.withdrawConsent({ id }) });
    })(),
  );
}

/** Asks for the newest page of the ledger. */
export async function loadLedger(): Promise<void> {
  await orTell(
    (async () => {
      const ledger = await getSession().client.llm.ledger({ limit: pageSize });
      setFacts({ ledger, older: ledger.length === pageSize });
    })(),
  );
}

/** Asks for the page behind the last entry. */
export async function loadOlderLedger(): Promise<void> {
  const before = useApp.getState().llm.ledger?.at(-1)?.id;
  if (before === undefined) return;
  await orTell(
    (async () => {
      const page = await getSession().client.llm.ledger({ limit: pageSize, before });
      const { ledger } = useApp.getState().llm;
      setFacts({ ledger: [...(ledger ?? []), ...page], older: page.length === pageSize });
    })(),
  );
}

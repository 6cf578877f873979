import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId, type FileId, type PackId } from '../../core/model/ids.ts';
import type { LlmLedgerOutcome, LlmLedgerRecord } from '../../core/model/llm.ts';
import type { LlmAnswerStore, LlmLedgerStore } from '../../core/ports/llmStores.ts';

/** What asking about a file keeps, on a desk as in the pipeline. */
interface AskedStores {
  readonly ledger: Pick<LlmLedgerStore, 'append' | 'settle' | 'spent'>;
  readonly answers: LlmAnswerStore;
}

export const f1 = asId<FileId>('f1');
export const packId = asId<PackId>('crm.leads');

type Entry = Omit<LlmLedgerRecord, 'outcome' | 'answer'>;

export function entry(id: string, change: Partial<Entry> = {}): Entry {
  return {
    id,
    at: '2026-11-05T00:00:00.000Z',
    kind: 'ask',
    provider: 'bedrock',
    endpoint: 'https://example.org',
    modelId: 'm',
    see: 'shapes',
    promptVersion: '1',
    fileId: f1,
    fileName: 'ü "q".csv',
    packId,
    columnCount: 3,
    requestBytes: 9,
    requestSha256: 'ab',
    estimate: { inputTokens: 100, outputTokens: 40, cost: 0.5 },
    body: '{"ü":"\u0000"}',
    ...change,
  };
}

export function heard(change: Partial<LlmLedgerOutcome> = {}): LlmLedgerOutcome {
  return {
    at: '2026-11-05T00:00:01.000Z',
    status: 'answered',
    tokens: { input: 90, output: 10 },
    cost: 0.25,
    latencyMs: 1_000,
    attempts: 2,
    answerBytes: 12,
    message: '',
    ...change,
  };
}

/** What every world promises of calls and answers. */
export function describeAsked(
  name: string,
  makeWorld: () => {
    open(): Promise<AskedStores>;
    openAgain(): Promise<AskedStores>;
    dispose(): unknown;
  },
): void {
  describe(`what asking a language model keeps: ${name}`, () => {
    let world: ReturnType<typeof makeWorld>;
    let stores: AskedStores;
    beforeEach(async () => {
      world = makeWorld();
      stores = await world.open();
    });
    afterEach(() => world.dispose());

    it('sums up tokens as told, as estimated where nothing was told, and none of what was refused', async () => {
      const { ledger } = stores;
      const nothing = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 };
      expect(await ledger.spent({ from: '2026-11-01' })).toEqual(nothing);
      await ledger.append(entry('told'));
      await ledger.settle('told', heard(), '');
      await ledger.append(entry('lost'));
      await ledger.append(entry('late', { fileId: null }));
      await ledger.settle('late', heard({ status: 'unavailable', tokens: null, cost: null }), null);
      await ledger.append(entry('refused'));
      await ledger.settle('refused', heard({ status: 'refused', tokens: null, cost: null }), null);
      await ledger.append(entry('before', { at: '2026-10-31T23:59:59.999Z', fileId: asId<FileId>('other') }));
      expect(await ledger.spent({ from: '2026-11-01' })).toEqual({
        calls: 4,
        inputTokens: 90 + 100 + 100,
        outputTokens: 10,
        cost: 0.25 + 0.5 + 0.5,
      });
      const again = (await world.openAgain()).ledger;
      expect(await again.spent({ fileId: f1 })).toMatchObject({ calls: 3, inputTokens: 190 });
      expect(await again.spent({ from: '2026-10-01', fileId: asId<FileId>('none') })).toEqual(nothing);
    });

    it('counts an outcome once', async () => {
      const { ledger } = stores;
      await ledger.append(entry('a'));
      await ledger.settle('a', heard(), null);
      await ledger.settle('a', heard({ status: 'refused', tokens: null, cost: null }), 'late');
      expect(await ledger.spent({ fileId: f1 })).toMatchObject({ calls: 1, inputTokens: 90 });
    });

    it('keeps the last answer to a question', async () => {
      const { answers } = stores;
      const answer = {
        mappings: [{ columnIndex: 1, field: null, reason: 'r' }],
        columnIndexes: [1, 2],
        at: '2026-11-05T00:00:00.000Z',
        ledgerId: 'a',
      };
      expect(await answers.get('k')).toBeUndefined();
      await answers.put('k', { ...answer, ledgerId: 'older' });
      await answers.put('k', answer);
      expect(await (await world.openAgain()).answers.get('k')).toEqual(answer);
    });
  });
}

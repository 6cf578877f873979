import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LlmConsent, LlmOutcome } from '../../core/model/llm.ts';
import type { Stores } from '../../core/ports/stores.ts';
import { fileRecord } from './examples.ts';
import { describeAsked, entry, f1, heard, packId } from './llmAsked.suite.ts';
import type { StoresUnderTest } from './stores.suite.ts';

/** What every world's stores promise of the language model. */
export function describeLlmStores(name: string, makeWorld: () => StoresUnderTest): void {
  describeAsked(name, () => {
    const world = makeWorld();
    return {
      open: async () => (await world.open()).llm,
      openAgain: async () => (await world.openAgain()).llm,
      dispose: () => world.dispose(),
    };
  });
  describe(`what is kept about a language model: ${name}`, () => {
    let world: StoresUnderTest;
    let stores: Stores;
    beforeEach(async () => {
      world = makeWorld();
      stores = await world.open();
    });
    afterEach(() => world.dispose());

    it('keeps an entry as it was written, and its outcome beside it, also after a restart', async () => {
      const { ledger } = stores.llm;
      await ledger.append(entry('a'));
      const again = await world.openAgain();
      expect(await again.llm.ledger.get('a')).toEqual({ ...entry('a'), outcome: null, answer: null });
      await ledger.settle('a', heard(), 'the answer');
      expect(await again.llm.ledger.get('a')).toEqual({
        ...entry('a'),
        outcome: heard(),
        answer: 'the answer',
      });
      expect(await again.llm.ledger.get('b')).toBeUndefined();
    });

    it('hears of an outcome once', async () => {
      const { ledger } = stores.llm;
      await ledger.append(entry('a'));
      await ledger.settle('a', heard(), null);
      await ledger.settle('a', heard({ status: 'refused' }), 'late');
      expect(await ledger.get('a')).toMatchObject({ outcome: { status: 'answered' }, answer: null });
      await expect(ledger.append(entry('a'))).rejects.toBeDefined();
    });

    it('lists the newest first, by page, without bodies', async () => {
      const { ledger } = stores.llm;
      for (const id of ['c', 'a', 'b']) await ledger.append(entry(id));
      await ledger.settle('a', heard(), 'answer');
      const page = await ledger.list({ limit: 2 });
      expect(page.map(({ id, outcome }) => [id, outcome?.status])).toEqual([
        ['b', undefined],
        ['a', 'answered'],
      ]);
      expect(page[0]).not.toHaveProperty('body');
      expect((await ledger.list({ limit: 2, before: 'a' })).map(({ id }) => id)).toEqual(['c']);
      await expect(ledger.list({ limit: 2, before: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('sums up all that there ever was', async () => {
      const { ledger } = stores.llm;
      expect(await ledger.spent({})).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 });
      await ledger.append(entry('a'));
      await ledger.append(entry('b', { at: '2026-10-31T23:59:59.999Z' }));
      expect(await ledger.spent({})).toMatchObject({ calls: 2, inputTokens: 200 });
    });

    it('keeps the first consent of a kind until it is withdrawn, newest first', async () => {
      const { consents } = stores.llm;
      const given = (id: string, givenAt: string): LlmConsent => ({
        id,
        provider: 'openai',
        endpoint: 'https://example.org',
        modelId: 'm',
        see: 'samples',
        packId,
        sensitive: false,
        givenAt,
        requestHash: 'h',
      });
      await consents.put(given('a', '1'));
      await consents.put(given('b', '2'));
      await consents.put(given('a', '3'));
      expect(await consents.list()).toEqual([given('b', '2'), given('a', '1')]);
      await consents.remove('b');
      expect(await consents.get('b')).toBeUndefined();
      expect(await (await world.openAgain()).llm.consents.get('a')).toEqual(given('a', '1'));
    });

    it('keeps how asking about a file ended as long as there is the file; the ledger stays', async () => {
      const { outcomes, ledger } = stores.llm;
      const outcome: LlmOutcome = {
        status: 'invalid',
        provider: 'bedrock',
        modelId: 'm',
        see: 'shapes',
        at: '2026-11-05T00:00:00.000Z',
        columnCount: 3,
        fromCache: false,
        message: 'm',
      };
      await outcomes.put(f1, outcome);
      expect(await outcomes.get(f1)).toBeUndefined();
      await stores.files.put(fileRecord('f1'));
      await outcomes.put(f1, outcome);
      await ledger.append(entry('a'));
      expect(await (await world.openAgain()).llm.outcomes.get(f1)).toEqual(outcome);
      await stores.files.remove(f1);
      expect(await outcomes.get(f1)).toBeUndefined();
      expect(await ledger.get('a')).toBeDefined();
    });
  });
}

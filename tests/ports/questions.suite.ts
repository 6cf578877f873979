import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskQuery, SavedQuestion } from '../../core/model/ask.ts';
import type { SavedQuestionStore } from '../../core/ports/askStore.ts';

/** One world's questions that people keep. */
export interface QuestionsUnderTest {
  /** None of its own. */
  open(): Promise<SavedQuestionStore>;
  /** The same data, as another process sees it. */
  openAgain(): Promise<SavedQuestionStore>;
  dispose(): Promise<void>;
}

const query: AskQuery = {
  subject: { kind: 'runs' },
  where: [{ field: 'state', test: { op: 'is', values: ['failed'] } }],
  groups: [],
  measures: [],
  order: [],
  limit: 5,
  columns: null,
};

function saved(id: string, name: string): SavedQuestion {
  return { id, name, question: `${name}?`, query, savedAt: '2025-03-04T05:06:07.008Z', by: 'Ada' };
}

/** What every world's kept questions promise. */
export function describeQuestions(name: string, makeWorld: () => QuestionsUnderTest): void {
  describe(`kept questions: ${name}`, () => {
    let world: QuestionsUnderTest;
    let store: SavedQuestionStore;
    beforeEach(async () => {
      world = makeWorld();
      store = await world.open();
    });
    afterEach(() => world.dispose());

    it('come back whole, by name, whoever looks', async () => {
      const all = [saved('1', 'Failed runs'), saved('2', 'Acme'), saved('3', 'zebra')];
      for (const one of all) await store.put(one);
      expect(await (await world.openAgain()).list()).toEqual([all[1], all[0], all[2]]);
    });

    it('are replaced by one of the same name or id, and removed, also when they are gone', async () => {
      await store.put(saved('1', 'Acme'));
      await store.put({ ...saved('2', 'Acme'), by: 'Grace' });
      expect((await store.list()).map(({ id, by }) => [id, by])).toEqual([['2', 'Grace']]);
      await store.put(saved('2', 'Globex'));
      expect((await store.list()).map((one) => one.name)).toEqual(['Globex']);
      await store.remove('none');
      await store.remove('2');
      expect(await store.list()).toEqual([]);
    });
  });
}

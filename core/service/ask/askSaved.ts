import type { AskQuery, SavedQuestion } from '../../model/ask.ts';
import { AppError } from '../../model/errors.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import { type Dependencies, timestamp } from '../base/dependencies.ts';
import type { SettingsService } from '../base/settings.ts';

/** Questions that people keep; each answer is the list as it is then. */
export interface SavedQuestions {
  saved(): Promise<readonly SavedQuestion[]>;
  save(input: {
    readonly name: string;
    readonly question: string;
    readonly query: AskQuery;
  }): Promise<readonly SavedQuestion[]>;
  rename(input: { readonly id: string; readonly name: string }): Promise<readonly SavedQuestion[]>;
  remove(input: { readonly id: string }): Promise<readonly SavedQuestion[]>;
}

export function createSavedQuestions(
  { stores, clock, ids }: Pick<Dependencies, 'stores' | 'clock' | 'ids'>,
  settings: Pick<SettingsService, 'get'>,
): SavedQuestions {
  const { questions } = stores;
  const named = (all: readonly SavedQuestion[], name: string): SavedQuestion | undefined =>
    all.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return {
    saved: () => questions.list(),
    async save({ name, question, query }) {
      const all = await questions.list();
      const before = named(all, name);
      if (before === undefined && all.length >= askOptions.saved)
        throw new AppError('USAGE', `${askOptions.saved} questions are kept already.`, {
          remedy: 'Remove one that is not needed any more, then save again.',
        });
      const { approver } = await settings.get();
      const id = before?.id ?? ids.next();
      await questions.put({ id, name, question, query, savedAt: timestamp(clock), by: approver });
      return questions.list();
    },
    async rename({ id, name }) {
      const all = await questions.list();
      const one = all.find((saved) => saved.id === id);
      if (one === undefined) throw new AppError('NOT_FOUND', 'There is no such question any more.');
      const other = named(all, name);
      if (other !== undefined && other.id !== id)
        throw new AppError('USAGE', `Another question is called ${name}.`, {
          remedy: 'Choose another name.',
        });
      await questions.put({ ...one, name });
      return questions.list();
    },
    async remove({ id }) {
      await questions.remove(id);
      return questions.list();
    },
  };
}

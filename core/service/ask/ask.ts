import type {
  AskAnswer,
  AskModelEvent,
  AskPreview,
  AskReading,
  AskSubjectView,
  AskTarget,
} from '../../contract/askViews.ts';
import type { ExportPiece } from '../../contract/recordViews.ts';
import type { AskQuery, AskSubject } from '../../model/ask.ts';
import { AppError } from '../../model/errors.ts';
import type { RowFileFormat } from '../../model/rowFormat.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import { exportAnswer } from './askExport.ts';
import { runQuery, type AskOrderOf } from './askRunning.ts';
import { createAskModel, readingSteps } from './askModel.ts';
import { type AskedQuestion, readByGrammar } from './askReading.ts';
import { createSavedQuestions, type SavedQuestions } from './askSaved.ts';
import { askTarget } from './askTarget.ts';
import { createAskBook } from './askTopics.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import type { SettingsService } from '../base/settings.ts';
import { subjectView } from './subjectView.ts';

/** Questions in plain words; under the names of the contract. */
export interface AskService extends SavedQuestions {
  subjects(): Promise<readonly AskSubjectView[]>;
  values(input: {
    readonly subject: AskSubject;
    readonly field: string;
    readonly text: string;
  }): Promise<readonly { readonly value: string; readonly count: number }[]>;
  read(input: AskedQuestion): Promise<AskReading>;
  preview(input: AskedQuestion): Promise<AskPreview>;
  readByModel(
    input: AskedQuestion & { readonly requestHash?: string },
    signal?: AbortSignal,
  ): AsyncIterable<AskModelEvent>;
  run(input: AskOrderOf, signal?: AbortSignal): Promise<AskAnswer>;
  export(
    input: { readonly query: AskQuery; readonly zone: string; readonly format: RowFileFormat },
    signal?: AbortSignal,
  ): AsyncIterable<ExportPiece>;
  target(input: { readonly query: AskQuery; readonly zone: string }): Promise<AskTarget>;
}

export function createAskService(
  deps: Dependencies,
  { packs, settings }: { readonly packs: PackShelf; readonly settings: SettingsService },
): AskService {
  const book = createAskBook(deps, packs);
  const parts = { book, clock: deps.clock };
  const model = createAskModel(deps, { book, settings });
  return {
    ...createSavedQuestions(deps, settings),
    async subjects() {
      const views: AskSubjectView[] = [];
      for (const topic of await book.topics()) {
        views.push(subjectView(topic, await (await book.open(topic.subject)).total()));
      }
      return views;
    },
    async values({ subject, field, text }) {
      const open = await book.open(subject);
      if (!open.topic.fields.some(({ name }) => name === field))
        throw new AppError('ASK_INVALID', `${open.topic.title} have no field ${field.slice(0, 60)}.`);
      return open.values({ field, text, limit: askOptions.valuesSuggested });
    },
    read: (asked) => readByGrammar(parts, asked),
    preview: (asked) => model.preview(asked),
    readByModel: (asked, signal) => readingSteps(model, asked, signal),
    run: (order, signal) => runQuery(parts, order, signal),
    export: (order, signal) => exportAnswer({ ...parts, deflate: deps.deflate }, order, signal),
    target: ({ query, zone }) => askTarget(parts, { query, zone }),
  };
}

import type {
  AskAnswer,
  AskModelEvent,
  AskPreview,
  AskQuery,
  AskReading,
  AskSubject,
  AskSubjectView,
} from '../../../core/contract/askViews.ts';
import type { PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';

/** A question, and the query before it in the same talk. */
interface Asked {
  readonly question: string;
  readonly context: AskQuery | null;
  readonly zone: string;
}

/** The way to what is asked about. */
export interface AskWay {
  subjects(): Promise<readonly AskSubjectView[]>;
  values(of: {
    readonly subject: AskSubject;
    readonly field: string;
    readonly text: string;
  }): Promise<readonly { readonly value: string; readonly count: number }[]>;
  read(asked: Asked): Promise<AskReading>;
  preview(asked: Asked): Promise<AskPreview>;
  readByModel(
    asked: Asked & { readonly requestHash: string },
    signal: AbortSignal,
  ): Promise<AsyncIterable<AskModelEvent>>;
  run(order: {
    readonly query: AskQuery;
    readonly zone: string;
    readonly first: number;
    readonly count: number;
  }): Promise<AskAnswer>;
}

/** @param place of the pipeline whose leads are asked; `null`: what this desk keeps */
export function askWay(place: PipelinePlace | null): AskWay {
  const { ask, leads } = getSession().client;
  if (place === null)
    return {
      subjects: () => ask.subjects(),
      values: (of) => ask.values(of),
      read: (asked) => ask.read(asked),
      preview: (asked) => ask.preview(asked),
      readByModel: (asked, signal) => ask.readByModel(asked, { signal }),
      run: (order) => ask.run(order),
    };
  return {
    subjects: () => leads.subjects({ place }),
    values: (of) => leads.values({ ...of, place }),
    read: (asked) => leads.read({ ...asked, place }),
    preview: (asked) => leads.preview({ ...asked, place }),
    readByModel: (asked, signal) => leads.readByModel({ ...asked, place }, { signal }),
    run: (order) => leads.run({ ...order, place }),
  };
}

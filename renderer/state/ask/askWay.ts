import type { AskAnswer, AskQuery, AskReading, AskSubjectView } from '../../../core/contract/askViews.ts';
import type { PipelinePlace } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';

/** The way to what is asked about. */
export interface AskWay {
  subjects(): Promise<readonly AskSubjectView[]>;
  read(asked: {
    readonly question: string;
    readonly context: AskQuery | null;
    readonly zone: string;
  }): Promise<AskReading>;
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
      read: (asked) => ask.read(asked),
      run: (order) => ask.run(order),
    };
  return {
    subjects: () => leads.subjects({ place }),
    read: (asked) => leads.read({ ...asked, place }),
    run: (order) => leads.run({ ...order, place }),
  };
}

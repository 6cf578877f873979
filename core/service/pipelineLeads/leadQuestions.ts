import { askPlace } from '../../ask/askPlace.ts';
import { keptLeads } from '../../ask/topics/keptLeads.ts';
import type {
  AskAnswer,
  AskModelEvent,
  AskPreview,
  AskReading,
  AskSubjectView,
} from '../../contract/askViews.ts';
import type { AskQuery, AskSubject } from '../../model/ask.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import type { PipelinePlace } from '../../model/job.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { KnownValue, LeadAnswer } from '../../ports/askApi.ts';
import type { Clock } from '../../ports/clock.ts';
import { type AskModel, readingSteps } from '../ask/askModel.ts';
import type { AskedQuestion } from '../ask/askReading.ts';
import type { AskOrderOf } from '../ask/askRunning.ts';
import type { AskBook } from '../ask/askTopics.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import { pipelineBook } from './pipelineBook.ts';
import { subjectView } from '../ask/subjectView.ts';

interface OfPlace {
  readonly place: PipelinePlace;
}

/** Questions over the leads of a pipeline, under the names of the contract. */
export interface LeadQuestions {
  subjects(input: OfPlace): Promise<readonly AskSubjectView[]>;
  read(input: OfPlace & AskedQuestion): Promise<AskReading>;
  run(input: OfPlace & AskOrderOf): Promise<AskAnswer>;
  values(
    input: OfPlace & { readonly subject: AskSubject; readonly field: string; readonly text: string },
  ): Promise<readonly KnownValue[]>;
  preview(input: OfPlace & AskedQuestion): Promise<AskPreview>;
  readByModel(
    input: OfPlace & AskedQuestion & { readonly requestHash?: string },
    signal?: AbortSignal,
  ): AsyncIterable<AskModelEvent>;
}

/** Makes what asks a language model about the topics of a book. */
export type ModelOver = (book: AskBook) => AskModel;

/** Answers whose moments are remembered, so that further windows belong to them; more than anybody turns pages of. */
const keptMoments = 50;

export function createLeadQuestions(
  { schemas, clock }: { readonly schemas: readonly TargetSchema[]; readonly clock: Clock },
  { jobs, modelOver }: { readonly jobs: Pick<JobDesk, 'leadsOf'>; readonly modelOver: ModelOver },
): LeadQuestions {
  const kept = schemas.filter(({ load }) => load !== undefined).map(keptLeads);
  const topics = kept.map(({ topic }) => topic);
  const models = new Map<PipelinePlace, AskModel>();
  const modelOf = (place: PipelinePlace): AskModel => {
    const model = models.get(place) ?? modelOver(pipelineBook(kept, () => jobs.leadsOf(place)));
    models.set(place, model);
    return model;
  };
  const moments = new Map<string, string>();
  const remember = (key: string, asOf: string): void => {
    if (moments.size >= keptMoments) moments.clear();
    moments.set(key, asOf);
  };
  return {
    async subjects({ place }) {
      const { leads } = await jobs.leadsOf(place);
      const views: AskSubjectView[] = [];
      for (const topic of topics) {
        if (topic.subject.kind !== 'records') continue;
        const { packId: pack } = topic.subject;
        const { total } = await leads.page({ pack, page: 1, pageSize: 1, sort: '-arrived' });
        views.push(subjectView(topic, total));
      }
      return views;
    },
    async read({ place, question, context, zone }) {
      const { asks } = await jobs.leadsOf(place);
      const asked = { question, context };
      const { reading } = await asks.ask({ asked, zone, after: null, limit: 1 });
      const none = { question, state: 'none', query: null, words: [], parts: [], message: '' } as const;
      const read = {
        followsUp: false,
        ...none,
        ...reading,
        by: 'grammar',
        model: null,
        likely: null,
      } as const;
      const { query } = read;
      const isKnown = query === null || topics.some(({ subject }) => isSame(subject, query.subject));
      if (isKnown) return read;
      const message = 'Only leads are asked of a pipeline here. Ask this machine for the rest.';
      return { ...read, state: 'refused', query: null, words: [], message };
    },
    async values({ place, ...wanted }) {
      const { asks } = await jobs.leadsOf(place);
      return asks.values({ ...wanted, limit: askOptions.valuesSuggested });
    },
    preview: ({ place, ...asked }) => modelOf(place).preview(asked),
    readByModel: ({ place, ...asked }, signal) => readingSteps(modelOf(place), asked, signal),
    async run({ place, query, zone, first, count }) {
      const begun = clock.now();
      const { asks } = await jobs.leadsOf(place);
      const key = JSON.stringify([place, query, zone]);
      const window = async (after: string | null, limit: number): Promise<LeadAnswer | null> =>
        (await asks.ask({ asked: { query }, zone, after, limit })).answer;
      const asOf = first === 0 ? undefined : (moments.get(key) ?? (await window(null, 1))?.asOf);
      const answer = await window(asOf === undefined ? null : askPlace(Date.parse(asOf), first), count);
      if (answer !== null && first === 0) remember(key, answer.asOf);
      return answerView(place, { query, first, answer, elapsedMs: Math.max(0, clock.now() - begun) });
    },
  };
}

function isSame(one: AskSubject, other: AskSubject): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function answerView(
  place: PipelinePlace,
  {
    query,
    first,
    answer,
    elapsedMs,
  }: {
    readonly query: AskQuery;
    readonly first: number;
    readonly answer: LeadAnswer | null;
    readonly elapsedMs: number;
  },
): AskAnswer {
  const { sentence = [], columns = [], rows = [], total = 0, found = 0 } = answer ?? {};
  return {
    query,
    sentence,
    spans: [],
    columns,
    first,
    rows: rows.map(({ cells, leadId, drill }) => ({
      cells: cells.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell)),
      opens: leadId === null ? null : { kind: 'lead', place, leadId },
      drill,
    })),
    total,
    found,
    of: answer?.of ?? found,
    elapsedMs,
  };
}

import { askPlace } from '../../ask/askPlace.ts';
import { keptLeads } from '../../ask/topics/keptLeads.ts';
import type { AskAnswer, AskReading, AskSubjectView } from '../../contract/askViews.ts';
import type { AskQuery, AskSubject } from '../../model/ask.ts';
import type { PipelinePlace } from '../../model/job.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { LeadAnswer } from '../../ports/askApi.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AskedQuestion } from '../ask/askReading.ts';
import type { AskOrderOf } from '../ask/askRunning.ts';
import type { JobDesk } from '../jobs/jobDesk.ts';
import { subjectView } from '../ask/subjectView.ts';

interface OfPlace {
  readonly place: PipelinePlace;
}

/** Questions over the leads of a pipeline, under the names of the contract. */
export interface LeadQuestions {
  subjects(input: OfPlace): Promise<readonly AskSubjectView[]>;
  read(input: OfPlace & AskedQuestion): Promise<AskReading>;
  run(input: OfPlace & AskOrderOf): Promise<AskAnswer>;
}

/** Answers whose moments are remembered, so that further windows belong to them; more than anybody turns pages of. */
const keptMoments = 50;

export function createLeadQuestions(
  { schemas, clock }: { readonly schemas: readonly TargetSchema[]; readonly clock: Clock },
  { jobs }: { readonly jobs: Pick<JobDesk, 'leadsOf'> },
): LeadQuestions {
  const topics = schemas.filter(({ load }) => load !== undefined).map((schema) => keptLeads(schema).topic);
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

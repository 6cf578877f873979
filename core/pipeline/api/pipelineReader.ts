import { isSame } from '../../ask/grammar/words/chooseTopic.ts';
import { readQuestion } from '../../ask/grammar/readQuestion.ts';
import { leftOut } from '../../ask/grammar/leftOut.ts';
import { queryWords } from '../../ask/queryWords.ts';
import type { AskNow } from '../../ask/resolveSpan.ts';
import { deskTopics } from '../../ask/topics/deskTopics.ts';
import type { AskQuery } from '../../model/ask.ts';
import { AppError } from '../../model/errors.ts';
import type { TargetSchema } from '../../model/targetSchema.ts';
import type { LeadReading } from '../../ports/askApi.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeadStore } from '../../ports/leadStore.ts';
import type { MappingStore } from '../../ports/stores.ts';
import type { UploadStore } from '../../ports/uploads.ts';
import { askedLeadSource } from './askedLeadSource.ts';
import { askedMappings } from './askedMappings.ts';
import { askedUploads } from './askedUploads.ts';
import type { AskSource } from './askSource.ts';

/** What questions over a pipeline are answered from; without uploads and mappings only its leads can be asked about. */
export interface AskApiWorld {
  readonly leads: Pick<LeadStore, 'find' | 'count' | 'page'>;
  readonly uploads?: Pick<UploadStore, 'list'>;
  readonly mappings?: Pick<MappingStore, 'list' | 'versions'>;
  readonly schemas: readonly TargetSchema[];
  readonly clock: Clock;
}

export interface PipelineReader {
  /** @throws {AppError} `ASK_INVALID` for a subject that the pipeline cannot be asked about */
  sourceOf(query: Pick<AskQuery, 'subject'>): AskSource;
  /** Reads a question by the grammar; no language model is asked. */
  read(
    asked: { readonly question: string; readonly context: AskQuery | null },
    now: AskNow,
  ): Promise<LeadReading>;
}

export function createPipelineReader(world: AskApiWorld): PipelineReader {
  const { clock, schemas, uploads, mappings } = world;
  const sources: readonly AskSource[] = [
    ...schemas.filter(({ load }) => load !== undefined).map((schema) => askedLeadSource(world, schema)),
    ...(uploads === undefined ? [] : [askedUploads({ uploads, clock }, schemas)]),
    ...(mappings === undefined ? [] : [askedMappings({ mappings, clock }, schemas)]),
  ];
  const kinds = new Set(sources.map(({ topic }) => topic.subject.kind));
  // Known, so that a question for scans is never taken for one for leads; files of an Inbox are uploads here.
  const others = deskTopics(schemas).filter(
    ({ subject: { kind } }) => !kinds.has(kind) && (kind !== 'files' || !kinds.has('runs')),
  );
  const topics = [...sources.map(({ topic }) => topic), ...others];
  const asked = listed([...new Set(sources.map(({ topic }) => topic.many))]);
  const find = ({ subject }: Pick<AskQuery, 'subject'>): AskSource | undefined =>
    sources.find(({ topic }) => isSame(topic.subject, subject));
  return {
    sourceOf(query) {
      const found = find(query);
      if (found === undefined)
        throw new AppError('ASK_INVALID', `Only ${asked} are asked over HTTP.`, { remedy: elsewhere });
      return found;
    },
    async read({ question, context }, now) {
      const found = await readQuestion({
        question,
        context,
        topics,
        now,
        named: (topic, phrases) => find(topic)?.named(phrases) ?? Promise.resolve(() => []),
      });
      const nothing = { question, query: null, words: [], followsUp: false, parts: [] } as const;
      if (found.kind === 'refused') return { ...nothing, state: 'refused', message: found.message };
      const { parts } = found;
      if (found.kind === 'nothing')
        return {
          ...nothing,
          state: 'none',
          parts,
          message: 'This was not understood. Name what you look for, or send a query.',
        };
      const { query, topic, followsUp } = found;
      if (find(query) === undefined)
        return {
          ...nothing,
          state: 'refused',
          parts,
          message: `This asks for ${topic.many}, and only ${asked} are asked over HTTP. ${elsewhere}`,
        };
      const message = leftOut(question, parts);
      const state = message === '' ? 'whole' : 'partly';
      return { question, state, query, words: queryWords(query, topic), followsUp, parts, message };
    },
  };
}

const elsewhere = 'Ask a desk for the rest.';

/** `leads`, `leads and uploads`, `leads, uploads and mappings`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

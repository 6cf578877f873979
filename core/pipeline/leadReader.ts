import type { AskTopic } from '../ask/askField.ts';
import { leadTopic } from '../ask/askLeads.ts';
import { readQuestion } from '../ask/grammar/readQuestion.ts';
import { leadNames } from '../ask/grammar/leadNames.ts';
import { leftOut } from '../ask/grammar/leftOut.ts';
import { queryWords } from '../ask/queryWords.ts';
import type { AskNow } from '../ask/resolveSpan.ts';
import { deskTopics } from '../ask/topics/deskTopics.ts';
import { recordTopic } from '../ask/topics/recordTopic.ts';
import { leadRule } from '../leads/leadRule.ts';
import type { AskQuery } from '../model/ask.ts';
import { AppError } from '../model/errors.ts';
import type { TargetSchema } from '../model/targetSchema.ts';
import type { LeadReading } from '../ports/askApi.ts';
import type { Clock } from '../ports/clock.ts';
import type { LeadQuery, LeadStore } from '../ports/leadStore.ts';

/** What questions over the leads of a pipeline are answered from. */
export interface AskApiWorld {
  readonly leads: Pick<LeadStore, 'find' | 'count'>;
  readonly schemas: readonly TargetSchema[];
  readonly clock: Clock;
}

/** Leads of a pack as something to be asked about. */
export interface KeptLeads {
  readonly topic: AskTopic;
  readonly rule: Pick<LeadQuery, 'packId' | 'findFields'>;
}

export interface LeadReader {
  /** @throws {AppError} `ASK_INVALID` for a subject that is no leads of a pipeline */
  topicOf(query: AskQuery): KeptLeads;
  /** Reads a question by the grammar; no language model is asked. */
  read(
    asked: { readonly question: string; readonly context: AskQuery | null },
    now: AskNow,
  ): Promise<LeadReading>;
}

export function createLeadReader({ leads, schemas }: AskApiWorld): LeadReader {
  const kept = schemas.filter(({ load }) => load !== undefined).map(keptLeads);
  // Known, so that a question for runs is never taken for one for leads.
  const topics = [...kept.map(({ topic }) => topic), ...deskTopics(schemas)];
  const find = ({ subject }: Pick<AskQuery, 'subject'>): KeptLeads | undefined =>
    subject.kind === 'records' ? kept.find(({ rule }) => rule.packId === subject.packId) : undefined;
  return {
    topicOf(query) {
      const found = find(query);
      if (found === undefined)
        throw new AppError('ASK_INVALID', 'Only leads are asked over HTTP.', { remedy: elsewhere });
      return found;
    },
    async read({ question, context }, now) {
      const found = await readQuestion({
        question,
        context,
        topics,
        now,
        named: (topic, phrases) => {
          const rule = find(topic)?.rule;
          return rule === undefined ? Promise.resolve(() => []) : leadNames(leads, rule, phrases);
        },
      });
      const nothing = { question, query: null, words: [], followsUp: false, parts: [] } as const;
      if (found.kind === 'refused') return { ...nothing, state: 'refused', message: found.message };
      const { parts } = found;
      if (found.kind === 'nothing')
        return {
          ...nothing,
          state: 'none',
          parts,
          message: 'This was not understood. Name the leads that you look for, or send a query.',
        };
      const { query, topic, followsUp } = found;
      if (find(query) === undefined)
        return {
          ...nothing,
          state: 'refused',
          parts,
          message: `This asks for ${topic.many}, and only leads are asked over HTTP. ${elsewhere}`,
        };
      const message = leftOut(question, parts);
      const state = message === '' ? 'whole' : 'partly';
      return { question, state, query, words: queryWords(query, topic), followsUp, parts, message };
    },
  };
}

const elsewhere = 'Ask a desk for runs, files, mappings and scans, or list uploads and mappings.';

function keptLeads(schema: TargetSchema): KeptLeads {
  const { id, title, fields } = schema;
  const topic = recordTopic({
    packId: id,
    title,
    schema,
    // Which have a value, no table tells.
    fields: fields.map(({ name, label, type, enum: allowed }) => ({
      name,
      label,
      type,
      isUsed: true,
      allowed,
    })),
  });
  return { topic: leadTopic(topic), rule: { packId: id, findFields: leadRule(schema).findFields } };
}

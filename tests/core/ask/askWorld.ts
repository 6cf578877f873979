import { readFileSync } from 'node:fs';
import type { AskTopic } from '../../../core/ask/askField.ts';
import { zoneNamed } from '../../../core/ask/days.ts';
import { matchNames } from '../../../core/ask/grammar/words/matchNames.ts';
import type { NamedIn, NamedValue } from '../../../core/ask/grammar/words/naming.ts';
import { type ReadQuestion, readQuestion } from '../../../core/ask/grammar/readQuestion.ts';
import type { AskNow } from '../../../core/ask/resolveSpan.ts';
import { deskTopics } from '../../../core/ask/topics/deskTopics.ts';
import { recordTopic } from '../../../core/ask/topics/recordTopic.ts';
import type {
  AskCondition,
  AskMeasure,
  AskOrder,
  AskQuery,
  AskSpan,
  AskTest,
} from '../../../core/model/ask.ts';
import { asId, type PackId } from '../../../core/model/ids.ts';
import { builtInPacks } from '../../../core/packs/builtInPacks.ts';

const leadsPack = asId<PackId>('crm.leads');

/** A Saturday noon in Berlin. */
export const now: AskNow = { now: Date.parse('2026-11-21T11:00:00Z'), zone: zoneNamed('Europe/Berlin') };

/** What the stores of these tests hold: names, and how often. */
const kept: Readonly<Record<string, readonly (readonly [field: string, value: string, count: number])[]>> = {
  records: [
    ['country', 'SG', 120],
    ['country', 'MY', 80],
    ['country', 'DE', 300],
    ['country', 'GB', 90],
    ['country', 'US', 210],
    ['country', 'IN', 60],
    ['city', 'Singapore', 110],
    ['city', 'Kuala Lumpur', 70],
    ['city', 'Berlin', 100],
    ['city', 'London', 80],
    ['city', 'Mumbai', 30],
    ['city', 'New York', 50],
    ['city', 'München', 25],
    ['city', 'Paris', 20],
    ['industry', 'Software', 100],
    ['industry', 'Logistics', 90],
    ['industry', 'Insurance', 40],
    ['owner', 'Maria Lopez', 200],
    ['owner', 'Tom Becker', 180],
    ['owner', 'Jürgen Groß', 40],
    ['company', 'Acme Ltd', 12],
    ['company', 'Globex', 9],
    ['company', 'Initech Pte', 7],
    ['company', 'Müller & Söhne GmbH', 4],
    ['campaign', 'Spring Fair 2026', 66],
    ['campaign', 'Webinar', 44],
    ['job_title', 'Head of Purchasing', 9],
    ['job_title', 'CEO', 25],
    ['@sender', 'northwind', 500],
    ['@sender', 'acme brokers', 100],
  ],
  runs: [
    ['sender', 'acme brokers', 40],
    ['sender', 'northwind', 35],
    ['sender', 'globex insurance', 20],
    ['sender', 'st mary clinic', 15],
    ['sender', 'contoso', 10],
    ['person', 'Maria Lopez', 60],
    ['person', 'Tom Becker', 50],
    ['file', 'northwind-2026-03.xlsx', 1],
  ],
  scans: [
    ['person', 'Maria Lopez', 3],
    ['place', '/plans/P-200', 2],
  ],
};

/** Fields in which records of these tests have values. */
const used = new Set(
  (
    'first_name last_name email phone mobile_phone company job_title industry employee_count annual_revenue city country ' +
    'lead_source campaign lead_status rating lead_score owner budget email_opt_out created_at last_activity_at tags'
  ).split(' '),
);

/** All that can be asked about: leads, and what the desk keeps. */
export const topics: readonly AskTopic[] = makeTopics();

function makeTopics(): readonly AskTopic[] {
  const schema = builtInPacks.find(({ id }) => id === leadsPack);
  if (schema === undefined) throw new Error('no pack of leads');
  const fields = schema.fields.map(({ name, label, type, enum: allowed }) => ({
    name,
    label,
    type,
    isUsed: used.has(name),
    allowed,
  }));
  return [
    recordTopic({ packId: leadsPack, title: schema.title, schema, fields }),
    ...deskTopics(builtInPacks.map(({ id, title }) => ({ id, title }))),
  ];
}

function namedIn(topic: AskTopic): NamedIn {
  const rows = kept[topic.subject.kind] ?? kept['runs'] ?? [];
  // As the stores tell: whole words, else what is nearly written so.
  const values = rows.map(([field, value, count]): NamedValue => ({ field, value, count }));
  return (phrase) => matchNames(values, phrase);
}

export function read(question: string, context: AskQuery | null = null): Promise<ReadQuestion> {
  return readQuestion({
    question,
    context,
    topics,
    now,
    named: (topic) => Promise.resolve(namedIn(topic)),
  });
}

type WrittenTest = readonly [field: string, op: AskTest['op'], given?: unknown];

/** A question as the lists of the tests have it, in short. */
export interface WrittenQuestion {
  readonly ask: string;
  readonly of: 'leads' | 'runs' | 'files' | 'mappings' | 'scans';
  readonly where?: readonly (WrittenTest | { readonly any: readonly WrittenTest[] })[];
  readonly groups?: readonly (readonly [string, AskQuery['groups'][number]['by']])[];
  readonly measures?: readonly ('count' | readonly [string, unknown])[];
  readonly order?: readonly (readonly ['field' | 'group' | 'measure', string | number, boolean])[];
  readonly limit?: number;
  readonly columns?: readonly string[];
  /** Other readings that are as right. */
  readonly or?: readonly Omit<WrittenQuestion, 'ask' | 'of'>[];
  /** Words that are to be named as left out; without conditions the query is no matter. */
  readonly unknown?: readonly string[];
}

export function questionsIn(name: string): readonly WrittenQuestion[] {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as readonly WrittenQuestion[];
}

/** The query that was written down for a question. */
export function intended(written: Omit<WrittenQuestion, 'ask' | 'or' | 'unknown'>): AskQuery {
  const { of, where = [], groups = [], measures = [], order = [], limit = null, columns = null } = written;
  return {
    subject: of === 'leads' ? { kind: 'records', packId: leadsPack } : { kind: of },
    where: where.map((one) => ('any' in one ? { any: one.any.map(conditionOf) } : conditionOf(one))),
    groups: groups.map(([field, by]) => ({ field, by })),
    measures: measures.map((one): AskMeasure => {
      if (one === 'count') return { kind: 'count' };
      const [kind, given] = one;
      if (kind === 'share' || kind === 'part')
        return { kind, of: (given as readonly WrittenTest[]).map(conditionOf) };
      return { kind: kind as 'sum', field: String(given) };
    }),
    order: order.map(
      ([kind, of_, descending]) => ({ by: { [kind]: of_ }, descending }) as unknown as AskOrder,
    ),
    limit,
    columns,
  };
}

function conditionOf([field, op, given]: WrittenTest): AskCondition {
  return { field, test: testOf(op, given) };
}

function testOf(op: AskTest['op'], given: unknown): AskTest {
  switch (op) {
    case 'is':
    case 'isNot':
      return { op, values: given as readonly string[] };
    case 'contains':
    case 'containsNot':
    case 'begins':
      return { op, text: String(given) };
    case 'empty':
    case 'filled':
      return { op };
    case 'between': {
      const [low = 0, high = 0] = given as readonly number[];
      return { op, low, high };
    }
    case 'equals':
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
      return { op, number: Number(given) };
    case 'within':
    case 'notWithin':
    case 'since':
    case 'after':
    case 'before':
    case 'until':
      return { op, span: spanOf(String(given)) };
  }
}

function spanOf(text: string): AskSpan {
  const unit = /^(day|week|month|quarter|year)(-?\d+)$/.exec(text);
  if (unit !== null) return { kind: 'unit', unit: unit[1] as 'day', back: Math.abs(Number(unit[2])) };
  const last = /^last (\d+) (\w+)$/.exec(text);
  if (last !== null) return { kind: 'last', count: Number(last[1]), unit: last[2] as 'day' };
  const named = /^(m|q)(\d+)(?: (\d{4}))?$/.exec(text);
  if (named !== null) {
    const year = named[3] === undefined ? null : Number(named[3]);
    return named[1] === 'm'
      ? { kind: 'month', month: Number(named[2]), year }
      : { kind: 'quarter', quarter: Number(named[2]), year };
  }
  if (text.startsWith('y')) return { kind: 'year', year: Number(text.slice(1)) };
  if (text.startsWith('wd')) return { kind: 'weekday', day: Number(text.slice(2)) };
  const [from = '', to = ''] = text.split('..');
  return { kind: 'dates', from, to };
}

function inOrder(value: object): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** A query in the one way of writing it: conditions in the order of their words, values in small letters. */
export function plainQuery(query: AskQuery): unknown {
  const plain = (condition: AskCondition): string =>
    inOrder({
      field: condition.field,
      test:
        'values' in condition.test
          ? { ...condition.test, values: condition.test.values.map((value) => value.toLowerCase()).sort() }
          : 'text' in condition.test
            ? { ...condition.test, text: condition.test.text.toLowerCase() }
            : condition.test,
    });
  return {
    ...query,
    where: query.where
      .map((clause) => ('any' in clause ? `any ${clause.any.map(plain).sort().join()}` : plain(clause)))
      .sort(),
    measures: query.measures.map((measure) =>
      'of' in measure ? { kind: measure.kind, of: measure.of.map(plain).sort() } : measure,
    ),
  };
}

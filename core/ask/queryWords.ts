import type { AskCondition, AskMeasure, AskOrder, AskQuery, AskTest } from '../model/ask.ts';
import { assertNever } from '../model/errors.ts';
import type { AskField, AskTopic } from './askField.ts';
import { conditionsOf, measuresOf } from './planQuery.ts';
import { regionOf } from './regions.ts';
import { spanOperator, spanWords } from './spanWords.ts';

/** A piece of a sentence; see the contract. */
export interface Word {
  readonly text: string;
  readonly kind: 'plain' | 'figure' | 'value' | 'name';
}

export const plain = (text: string): Word => ({ text, kind: 'plain' });
const value = (text: string): Word => ({ text, kind: 'value' });
const name = (text: string): Word => ({ text, kind: 'name' });

/** Values written out before the rest is counted. */
const valuesWritten = 4;

/** The conditions of a query, one after the other; empty for none. */
export function whereWords({ where }: Pick<AskQuery, 'where'>, topic: AskTopic): readonly Word[] {
  return separated(
    where.map((clause) =>
      separated(
        conditionsOf(clause).map((condition) => conditionWords(condition, topic)),
        ' or ',
      ),
    ),
    ', ',
  );
}

/** A query in one line: what is counted or listed, of what, how it is grouped and ordered. */
export function queryWords(query: AskQuery, topic: AskTopic): readonly Word[] {
  const { groups, order, limit } = query;
  const measures = measuresOf(query);
  const labelOf = (field: string): string => fieldOf(topic, field).label.toLowerCase();
  const figures = separated(
    measures.map((measure) => [plain(measureLabel(measure, topic))]),
    ', ',
  );
  const whole = measures.length === 0 ? [name(topic.many)] : [...figures, plain(' of '), name(topic.many)];
  const where = whereWords(query, topic);
  const grouped = separated(
    groups.map(({ field, by }) => [name(by === null ? labelOf(field) : by)]),
    ' and ',
  );
  const [first] = order;
  const ordered = first === undefined ? [] : [plain(', '), plain(orderWords(first, query, topic))];
  return [
    ...whole,
    ...(where.length === 0 ? [] : [plain(': '), ...where]),
    ...(grouped.length === 0 ? [] : [plain('; by '), ...grouped]),
    ...ordered,
    ...(limit === null ? [] : [plain(`, ${limit} at most`)]),
  ];
}

/** An order as it is said: `newest first`, `highest budget first`, `by city, A to Z`. */
export function orderWords(
  { by, descending }: AskOrder,
  query: Pick<AskQuery, 'groups' | 'measures'>,
  topic: AskTopic,
): string {
  if ('measure' in by) {
    const measure = measuresOf(query)[by.measure] ?? { kind: 'count' };
    return `${descending ? 'highest' : 'lowest'} ${measureLabel(measure, topic).toLowerCase()} first`;
  }
  const {
    type,
    label,
    name: named,
  } = fieldOf(topic, 'field' in by ? by.field : (query.groups[by.group]?.field ?? ''));
  const said = label.toLowerCase();
  if (type === 'number') return `${descending ? 'highest' : 'lowest'} ${said} first`;
  if (type === 'instant' || type === 'day')
    return `${descending ? 'newest' : 'oldest'}${named === topic.dateField ? '' : ` ${said}`} first`;
  return `by ${said}, ${descending ? 'Z to A' : 'A to Z'}`;
}

/** The head of a figure's column. */
export function measureLabel(measure: AskMeasure, topic: AskTopic): string {
  const of = (conditions: readonly AskCondition[]): string =>
    textOf(
      separated(
        conditions.map((condition) => conditionWords(condition, topic)),
        ', ',
      ),
    );
  switch (measure.kind) {
    case 'count':
      return 'Number';
    case 'part':
      return `Number with ${of(measure.of)}`;
    case 'share':
      return `Share with ${of(measure.of)}`;
    case 'sum':
      return `Sum of ${fieldOf(topic, measure.field).label.toLowerCase()}`;
    case 'avg':
      return `Average ${fieldOf(topic, measure.field).label.toLowerCase()}`;
    case 'min':
      return `Least ${fieldOf(topic, measure.field).label.toLowerCase()}`;
    case 'max':
      return `Most ${fieldOf(topic, measure.field).label.toLowerCase()}`;
    default:
      return assertNever(measure);
  }
}

function conditionWords({ field, test }: AskCondition, topic: AskTopic): readonly Word[] {
  const of = fieldOf(topic, field);
  const label = name(of.label.toLowerCase());
  const said = (operator: string, shown: string): readonly Word[] => [
    label,
    plain(` ${operator === '' ? '' : `${operator} `}`),
    value(shown),
  ];
  return test.op === 'empty'
    ? [plain('no '), label]
    : test.op === 'filled'
      ? [plain('with '), label]
      : said(operatorWords(test, field), testValue(test, of));
}

function operatorWords(test: AskTest, field: string): string {
  const isRegion = 'values' in test && field === 'country' && regionOf(test.values) !== undefined;
  switch (test.op) {
    case 'is':
      return isRegion ? 'is in' : test.values.length > 1 ? 'is one of' : 'is';
    case 'isNot':
      return isRegion ? 'is not in' : test.values.length > 1 ? 'is none of' : 'is not';
    case 'contains':
      return 'contains';
    case 'containsNot':
      return 'does not contain';
    case 'begins':
      return 'begins with';
    case 'equals':
      return 'is';
    case 'above':
      return 'is above';
    case 'atLeast':
      return 'is at least';
    case 'below':
      return 'is below';
    case 'atMost':
      return 'is at most';
    case 'between':
      return 'is between';
    case 'empty':
    case 'filled':
      return '';
    case 'within':
    case 'notWithin':
    case 'since':
    case 'after':
    case 'before':
    case 'until':
      return spanOperator(test.op, test.span);
    default:
      return assertNever(test);
  }
}

function countriesOf(codes: readonly string[]): string {
  return codes.length > valuesWritten ? `${codes.length} countries` : codes.join(', ');
}

function testValue(test: AskTest, field: AskField): string {
  if ('values' in test) {
    const region = field.name === 'country' ? regionOf(test.values) : undefined;
    if (region !== undefined) return `${region.label} (${countriesOf(region.codes)})`;
    const shown = test.values
      .slice(0, valuesWritten)
      .map((one) => field.values.find((known) => known.value === one)?.label ?? one);
    const left = test.values.length - shown.length;
    return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  }
  if ('text' in test) return `“${test.text}”`;
  if ('span' in test) return spanWords(test.span);
  if ('low' in test) return `${figureText(test.low, field.unit)} and ${figureText(test.high, field.unit)}`;
  return 'number' in test ? figureText(test.number, field.unit) : '';
}

/** A figure with its unit; shares as per cent. */
export function figureText(figure: number, unit: string): string {
  if (unit === 'share') return `${round(figure * 100)} %`;
  const [whole = '', ...rest] = String(round(figure)).split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...rest].join('.');
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('');
}

function separated(parts: readonly (readonly Word[])[], by: string): readonly Word[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [plain(by), ...part]));
}

function fieldOf(topic: AskTopic, named: string): AskField {
  const field = topic.fields.find((one) => one.name === named);
  if (field === undefined) throw new Error('Invariant broken: a query in words was planned before');
  return field;
}

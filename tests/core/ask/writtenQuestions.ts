import { readFileSync } from 'node:fs';
import { regionNamed } from '../../../core/ask/regions.ts';
import type { WrittenQuestion } from './askWorld.ts';

/** A line of a list of questions, read. */
export interface QuestionLine {
  /** The questions before it that it goes on from, the oldest first. */
  readonly before: readonly string[];
  readonly ask: string;
  /** Readings that are right; none where only words are to be named. */
  readonly right: readonly Omit<WrittenQuestion, 'ask' | 'or'>[];
  /** A word that is to be named as left out; the empty one stands for any. */
  readonly unknown: string | undefined;
}

/**
 * Reads a list of questions, one a line: `first > follow-up => subject | conditions | by … | get … | order … | top … |
 * show …`, further readings behind further arrows, `?word` where a word is to be named. A region stands
 * for its countries (`country is @EMEA`). Figures by something that is no time begin with the highest first figure, where nothing else is said.
 */
export function linesIn(name: string): readonly QuestionLine[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(lineOf);
}

function lineOf(line: string): QuestionLine {
  const [asked = '', ...meant] = line.split(' => ');
  const questions = asked.split(' > ');
  return {
    before: questions.slice(0, -1),
    ask: questions.at(-1) ?? '',
    right: meant.filter((one) => !one.startsWith('?')).map(readingOf),
    unknown: meant.find((one) => one.startsWith('?'))?.slice(1),
  };
}

type Reading = Omit<WrittenQuestion, 'ask' | 'or'>;

function readingOf(text: string): Reading {
  const [subject = '', ...parts] = text.split(' | ');
  const after = (word: string): string | undefined =>
    parts.find((part) => part.startsWith(`${word} `))?.slice(word.length + 1);
  const groups = list(after('by')).map((group): readonly [string, 'day' | null] => {
    const [field = '', by] = group.split(':');
    return [field, (by ?? null) as 'day' | null];
  });
  const where = parts.filter((part) => !/^(?:by|get|order|top|show) /u.test(part));
  const top = after('top');
  const show = after('show');
  const measures = list(after('get')).map(measureOf);
  return {
    of: subject as WrittenQuestion['of'],
    where: where.flatMap(list).map((clause) => {
      const any = clause.split(' or ').map(testOf);
      return any.length > 1 ? { any } : (any[0] ?? ['', 'empty']);
    }),
    groups,
    measures: measures.length === 0 && groups.length > 0 ? ['count'] : measures,
    order: orderOf(after('order'), groups),
    ...(top !== undefined && { limit: Number(top) }),
    ...(show !== undefined && { columns: list(show) }),
  };
}

function list(text: string | undefined): readonly string[] {
  return text?.split(', ') ?? [];
}

function measureOf(text: string): 'count' | readonly [string, unknown] {
  if (text === 'count') return text;
  const of = /^(share|part)\((.*)\)$/u.exec(text);
  if (of !== null) return [of[1] ?? '', (of[2] ?? '').split(' and ').map(testOf)];
  const [kind = '', field] = text.split(' ');
  return [kind, field];
}

function orderOf(
  text: string | undefined,
  groups: readonly (readonly [string, unknown])[],
): NonNullable<Reading['order']> {
  if (text === undefined)
    return groups.length > 0 && groups.every(([, by]) => by === null) ? [['measure', 0, true]] : [];
  const field = text.slice(1);
  const descending = text.startsWith('-');
  if (text === 'none') return [];
  if (field === '') return [['measure', 0, descending]];
  return [/^\d$/u.test(field) ? ['group', Number(field), descending] : ['field', field, descending]];
}

function testOf(text: string): readonly [string, 'is', unknown] {
  const [field = '', op = '', ...rest] = text.split(' ');
  const given = rest.join(' ');
  const read =
    op === 'is' || op === 'isNot'
      ? given.startsWith('/')
        ? [given]
        : (regionNamed(given.replace('@', ''))?.codes ?? given.split('/'))
      : op === 'between'
        ? given.split('..').map(Number)
        : given;
  return [field, op as 'is', read];
}

import { expect, it } from 'vitest';
import { leftOut } from '../../../core/ask/grammar/leftOut.ts';
import { planQuery } from '../../../core/ask/planQuery.ts';
import { askForm } from '../../../core/model/askForm.ts';
import type { AskQuery } from '../../../core/model/ask.ts';
import { intended, now, plainQuery, read } from './askWorld.ts';
import { linesIn, type QuestionLine } from './writtenQuestions.ts';

/** What is wrong with how a line is read; empty where nothing is. */
async function faultOf({ before, ask, right, unknown }: QuestionLine): Promise<string> {
  let context: AskQuery | null = null;
  for (const earlier of before) {
    const found = await read(earlier, context);
    context = found.kind === 'query' ? found.query : null;
  }
  const found = await read(ask, context);
  if (found.kind === 'refused') return 'is refused';
  const left = leftOut(ask, found.parts);
  if (unknown !== undefined && !left.includes(unknown)) return `does not name ${unknown}`;
  if (right.length === 0) return left === '' ? 'names nothing as left out' : '';
  if (found.kind !== 'query') return 'comes to no query';
  const { query } = found;
  expect(askForm.parse(query)).toEqual(query);
  planQuery(query, found.topic, now);
  const got = JSON.stringify(inOrder(plainQuery(query)));
  return right.some((one) => JSON.stringify(inOrder(plainQuery(intended(one)))) === got)
    ? ''
    : `comes to ${got}`;
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}

it('reads every question of the fresh lots as it is meant, and names what it leaves out', async () => {
  const faults: string[] = [];
  for (const line of linesIn('./freshQuestions.txt')) {
    const fault = await faultOf(line);
    if (fault !== '') faults.push(`${[...line.before, line.ask].join(' > ')}: ${fault}`);
  }
  expect(faults).toEqual([]);
});

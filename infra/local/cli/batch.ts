import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AppError } from '../../../core/model/errors.ts';

/** One line of a batch: what it asks for, or why it cannot be read. */
export type BatchLine<Job> = { readonly job: Job } | { readonly error: AppError };

/**
 * Reads a list of jobs, one JSON object a line; blank lines are left out.
 *
 * @param list path, or `-` for standard input
 * @param check turns the object into a job; throws `AppError` where it is none
 * @throws {AppError} `SOURCE_UNREADABLE` when the list itself cannot be read
 */
export async function* readBatch<Job>(
  list: string,
  check: (value: Readonly<Record<string, unknown>>) => Job,
): AsyncGenerator<BatchLine<Job>> {
  const input = list === '-' ? process.stdin : createReadStream(list);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') yield readLine(line, check);
    }
  } catch (cause) {
    throw new AppError('SOURCE_UNREADABLE', `The list ${list} cannot be read.`, { cause });
  }
}

function readLine<Job>(
  line: string,
  check: (value: Readonly<Record<string, unknown>>) => Job,
): BatchLine<Job> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) throw new SyntaxError('no object');
    return { job: check(value as Readonly<Record<string, unknown>>) };
  } catch (cause) {
    if (cause instanceof AppError) return { error: cause };
    return { error: new AppError('USAGE', 'A line of the list is no JSON object.', { cause }) };
  }
}

/** A text of a job. @throws {AppError} `USAGE` where it is absent or no text */
export function jobText(value: Readonly<Record<string, unknown>>, name: string): string {
  const text = value[name];
  if (typeof text !== 'string' || text === '') {
    throw new AppError('USAGE', `A job of the list needs "${name}" as text.`);
  }
  return text;
}

/** A text that a job may leave out. */
export function optionalJobText(value: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return value[name] === undefined || value[name] === null ? undefined : jobText(value, name);
}

/** Works on up to `width` items at once and gives the answers in the order of the items. `work` must not reject. */
export async function* inOrder<Item, Answer>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const underWay: Promise<Answer>[] = [];
  for await (const item of items) {
    underWay.push(work(item));
    const first = underWay.length < width ? undefined : underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const answer of underWay) yield await answer;
}

import { createReadStream } from 'node:fs';
import { AppError } from '../../../../core/model/errors.ts';

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
  const { createInterface } = await import('node:readline');
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

/**
 * Works on up to `width` items at once and gives the answers in the order of the items, each as soon as it is there:
 * whoever sends one item and waits for its answer before sending the next gets it. `work` must not reject.
 */
export async function* inOrder<Item, Answer>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const source = items[Symbol.asyncIterator]();
  const underWay: Promise<Answer>[] = [];
  let next: Promise<IteratorResult<Item>> | undefined;
  let ended = false;
  try {
    for (;;) {
      if (!ended && underWay.length < width) next ??= source.next();
      const [first] = underWay;
      if (next === undefined && first === undefined) return;
      const event = await Promise.race([
        ...(next === undefined ? [] : [next.then((item) => ({ item }))]),
        ...(first === undefined ? [] : [first.then((answer) => ({ answer }))]),
      ]);
      if ('answer' in event) {
        // It is answered already.
        void underWay.shift();
        yield event.answer;
        continue;
      }
      next = undefined;
      if (event.item.done === true) ended = true;
      else underWay.push(work(event.item.value));
    }
  } finally {
    // Not awaited: a source that still waits for its next item would keep whoever leaves.
    if (!ended) void source.return?.();
  }
}

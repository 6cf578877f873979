import { readFileSync } from 'node:fs';
import type { AskAnswer, AskQuery, AskReading, AskRow } from '../../../../core/contract/askViews.ts';
import { askForm } from '../../../../core/model/askForm.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { askOptions } from '../../../../core/model/options/askOptions.ts';
import type { Service } from '../../../../core/service/createService.ts';
import { readError } from '../../files/fileErrors.ts';
import type { AskOrder } from '../orders/askOrder.ts';
import type { Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';
import { textTable } from '../session/textTable.ts';

/** Characters of a cell of the table. */
const cellCharacters = 40;

/** Answers a question: what it was taken for, the sentence, the rows. @returns the exit code; 1 where it was not understood */
export async function askCommand(order: AskOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  try {
    const { ask } = world.service;
    const { zone } = order;
    const reading =
      order.query === undefined ? await ask.read({ question: order.question, context: null, zone }) : null;
    const query = reading === null ? queryIn(order.query ?? '') : reading.query;
    if (reading !== null && reading.message !== '') session.terminal.say(reading.message);
    if (query === null) {
      if (order.format === 'json')
        await session.terminal.print(`${JSON.stringify({ reading, answer: null })}\n`);
      return 1;
    }
    if (order.format === 'csv') {
      for await (const piece of ask.export({ query, zone, format: 'csv' }, session.signal))
        if ('text' in piece) await session.terminal.print(piece.text);
      return 0;
    }
    const answer = await answerOf(ask, { query, order, signal: session.signal });
    await session.terminal.print(
      order.format === 'json' ? `${JSON.stringify({ reading, answer })}\n` : `${textOf(reading, answer)}\n`,
    );
    return 0;
  } finally {
    await world.close();
  }
}

function queryIn(path: string): AskQuery {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw readError(error, path);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('ASK_INVALID', `${path} is no JSON.`, { cause });
  }
  const parsed = askForm.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('ASK_INVALID', `${path} is no query${place === '' ? '' : `: ${place}`}.`);
}

/** As many rows as are wanted, a window at a time. */
async function answerOf(
  ask: Service['ask'],
  {
    query,
    order,
    signal,
  }: { readonly query: AskQuery; readonly order: AskOrder; readonly signal: AbortSignal },
): Promise<AskAnswer> {
  const rows: AskRow[] = [];
  for (;;) {
    const count = Math.min(askOptions.windowRows, order.limit - rows.length);
    const answer = await ask.run({ query, zone: order.zone, first: rows.length, count }, signal);
    rows.push(...answer.rows);
    if (answer.rows.length === 0 || rows.length >= Math.min(order.limit, answer.total))
      return { ...answer, first: 0, rows };
  }
}

function textOf(reading: AskReading | null, { sentence, columns, rows, total }: AskAnswer): string {
  const words = reading === null ? [] : [`Asked for: ${reading.words.map(({ text }) => text).join('')}`];
  const table =
    rows.length === 0
      ? []
      : [
          '',
          textTable(
            columns.map(({ label, type }) => ({
              title: label,
              right: type === 'number',
              mostCharacters: cellCharacters,
            })),
            rows.map(({ cells }) => cells.map((cell) => (cell === null ? '' : String(cell)))),
          ),
        ];
  const more = total > rows.length ? ['', `${total - rows.length} more; --limit N or --csv gives them.`] : [];
  return [...words, sentence.map(({ text }) => text).join(''), ...table, ...more].join('\n');
}

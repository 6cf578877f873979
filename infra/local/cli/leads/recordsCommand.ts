import { writeFileSync } from 'node:fs';
import type { RecordPack } from '../../../../core/contract/recordViews.ts';
import { AppError } from '../../../../core/model/errors.ts';
import { recordOptions } from '../../../../core/model/options/recordOptions.ts';
import type { Service } from '../../../../core/service/createService.ts';
import { writeError } from '../../files/fileErrors.ts';
import type { Session } from '../session/commandSession.ts';
import { openWorld } from '../session/openWorld.ts';
import type { RecordsOrder } from '../orders/recordsOrder.ts';
import { textTable } from '../session/textTable.ts';

/** Columns of the table for the eye; further ones are for files. */
const shownColumns = 7;

/** Prints the records that fit, or writes them into a workbook. @returns the exit code */
export async function recordsCommand(order: RecordsOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  try {
    const { records } = world.service;
    const pack = await packOf(records, order.pack);
    if (pack === undefined) {
      session.terminal.say('No run has loaded a record yet.');
      return 0;
    }
    const sort = order.sort;
    if (sort !== undefined && !pack.fields.some(({ name }) => name === sort))
      throw new AppError('USAGE', `${pack.title} has no field ${sort}.`);
    const request = {
      packId: pack.packId,
      filter: {
        ...(order.find === '' ? {} : { text: order.find }),
        ...(order.mark === undefined ? {} : { mark: order.mark }),
      },
      order: { field: sort ?? null, descending: sort === undefined },
    };
    if (order.format === 'text')
      await session.terminal.print(`${await tableOf(records, pack, { order, request })}\n`);
    else {
      const bytes: Buffer[] = [];
      for await (const piece of records.export({ ...request, format: order.format }, session.signal)) {
        if ('base64' in piece) bytes.push(Buffer.from(piece.base64, 'base64'));
        else if (piece.text !== '') await session.terminal.print(piece.text);
      }
      if (order.out !== undefined) writeNew(order.out, Buffer.concat(bytes));
    }
    return 0;
  } finally {
    await world.close();
  }
}

/** The pack that is meant, or the only one that has records. */
export async function packOf(
  records: Service['records'],
  wanted: string | undefined,
): Promise<RecordPack | undefined> {
  const packs = (await records.overview()).packs.filter(({ records: count }) => count > 0);
  if (wanted === undefined && packs.length > 1)
    throw new AppError(
      'USAGE',
      `Records of several packs are loaded; --pack takes one of ${packs.map(({ packId }) => packId).join(', ')}.`,
    );
  const found = wanted === undefined ? packs[0] : packs.find(({ packId }) => packId === wanted);
  if (found === undefined && wanted !== undefined)
    throw new AppError('NOT_FOUND', `No records of ${wanted} are loaded.`);
  return found;
}

async function tableOf(
  records: Service['records'],
  pack: RecordPack,
  {
    order,
    request,
  }: {
    readonly order: RecordsOrder;
    readonly request: Parameters<Service['records']['count']>[0] &
      Pick<Parameters<Service['records']['page']>[0], 'order'>;
  },
): Promise<string> {
  const { total } = await records.count({ packId: request.packId, filter: request.filter });
  if (total === 0) return 'No record fits.';
  const rows: (readonly string[])[] = [];
  const fields = pack.fields.filter(({ isUsed }) => isUsed).slice(0, shownColumns);
  const places = fields.map((field) => pack.fields.indexOf(field));
  while (rows.length < Math.min(order.limit, total)) {
    const count = Math.min(recordOptions.pageRecords, order.limit - rows.length);
    const page = await records.page({ ...request, first: rows.length, count });
    if (page.length === 0) break;
    rows.push(...page.map(({ id, values }) => [String(id), ...places.map((place) => values[place] ?? '')]));
  }
  const table = textTable(
    [{ title: 'no', right: true }, ...fields.map(({ name }) => ({ title: name, mostCharacters: 28 }))],
    rows,
  );
  return rows.length < total ? `${table}\n${String(rows.length)} of ${String(total)} records.` : table;
}

/** A file that is there already is left alone. */
function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (error) {
    throw writeError(error);
  }
}

import { AppError } from '../../../../core/model/errors.ts';
import { asId, type PackId } from '../../../../core/model/ids.ts';
import type { MemoryEntry } from '../../../../core/model/memory.ts';
import type { Service } from '../../../../core/service/createService.ts';
import type { Session } from '../session/commandSession.ts';
import type { MemoryOrder } from '../orders/memoryOrder.ts';
import { openWorld } from '../session/openWorld.ts';
import { textTable } from '../session/textTable.ts';

/** Digits of an id that the list shows; a beginning that only one entry has names it. */
const shownDigits = 12;
const leastDigits = 4;

/** Lists what approvals say of headers, forgets entries and takes them up again. @returns the exit code */
export async function memoryCommand(order: MemoryOrder, session: Session): Promise<number> {
  const world = await openWorld(session, { guest: true });
  const { terminal } = session;
  const { memory } = world.service;
  try {
    if (order.action === 'list') {
      const entries = await entriesOf(world.service, order.pack);
      await terminal.print(order.json ? linesOf(entries) : `${listText(entries)}\n`);
      return 0;
    }
    const named = entriesNamed(await entriesOf(world.service, undefined), order.ids);
    const ids = named.map(({ id }) => id);
    if (order.action === 'forget') await memory.forget({ ids });
    else await memory.restore({ ids });
    if (order.json) {
      const now = await entriesOf(world.service, undefined);
      await terminal.print(linesOf(now.filter(({ id }) => ids.includes(id))));
    } else {
      const done = order.action === 'forget' ? 'has no say any more' : 'has its say again';
      for (const { header, field } of named) terminal.say(`${header} (${field ?? 'left out'}) ${done}.`);
    }
    return 0;
  } finally {
    await world.close();
  }
}

async function entriesOf(
  { memory, packs }: Pick<Service, 'memory' | 'packs'>,
  pack: string | undefined,
): Promise<readonly MemoryEntry[]> {
  if (pack !== undefined) return memory.list({ packId: asId<PackId>(pack) });
  const lists = await Promise.all((await packs.list()).map(({ id }) => memory.list({ packId: id })));
  return lists.flat();
}

/** @throws {AppError} `NOT_FOUND` for an id that no entry has, `USAGE` for a beginning that says too little */
function entriesNamed(entries: readonly MemoryEntry[], ids: readonly string[]): readonly MemoryEntry[] {
  return ids.map((given) => {
    const found = entries.filter(
      ({ id }) => id === given || (given.length >= leastDigits && id.startsWith(given)),
    );
    const [only, another] = found;
    if (only === undefined) throw new AppError('NOT_FOUND', `Nothing is remembered under ${given}.`);
    if (another !== undefined) throw new AppError('USAGE', `Several entries begin with ${given}.`);
    return only;
  });
}

function linesOf(entries: readonly MemoryEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

function listText(entries: readonly MemoryEntry[]): string {
  if (entries.length === 0) return 'Nothing has been approved yet.';
  return textTable(
    [
      { title: 'id' },
      { title: 'pack' },
      { title: 'header', mostCharacters: 32 },
      { title: 'field', mostCharacters: 32 },
      { title: 'sender', mostCharacters: 24 },
      { title: 'files', right: true },
      { title: 'last' },
      { title: 'by' },
    ],
    entries.map((entry) => [
      entry.id.slice(0, shownDigits),
      entry.packId,
      entry.header,
      entry.field ?? '-',
      entry.sender ?? '',
      String(entry.times),
      entry.lastApprovedAt.slice(0, 10),
      entry.forgottenAt === null ? entry.origin : 'forgotten',
    ]),
  );
}

import { answerColumns, isList, listedFields } from '../../ask/answerColumns.ts';
import { zoneNamed } from '../../ask/days.ts';
import { planQuery } from '../../ask/planQuery.ts';
import type { AskPlan, AskValue } from '../../model/askPlan.ts';
import type { Deflate } from '../../model/bytes.ts';
import { AppError } from '../../model/errors.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { Ids } from '../../ports/clock.ts';
import type { ExportWish } from '../../ports/exportApi.ts';
import type { ObjectStore } from '../../ports/objects.ts';
import { answerRows } from './answerRows.ts';
import type { AskSource } from './askSource.ts';
import type { AskApiWorld } from './pipelineReader.ts';
import { putRowFile, rowFileForms } from './rowFile.ts';

/** What exports are made over. */
export interface ExportWorld extends AskApiWorld {
  readonly objects: ObjectStore;
  readonly ids: Ids;
  readonly deflate: Deflate;
}

interface Part {
  readonly key: string;
  readonly rows: number;
}

/**
 * An export between two steps. `whole`: all rows are found and put in order at once. `walk`: they are gone through in the
 * order of arrival, a part a step; a list whose newest stand first has its parts, and the rows of each, turned round. Parts
 * have names of their own, so that two who go on with one export at once leave a state that fits its parts.
 */
export interface KeptExport {
  readonly id: string;
  readonly by: string;
  readonly wish: ExportWish;
  readonly atMs: number;
  readonly stage: 'whole' | 'walk' | 'join' | 'done';
  /** Where the next part begins. */
  readonly from: string | null;
  readonly rows: number;
  readonly of: number | null;
  readonly files: readonly Part[];
}

/** @throws {AppError} `USAGE` for words of what is not gone through in the order of arrival */
export async function beginExport(
  source: AskSource,
  { plan, ...begun }: Pick<KeptExport, 'id' | 'by' | 'wish' | 'atMs'> & { readonly plan: AskPlan },
): Promise<KeptExport> {
  const { query, words } = begun.wish;
  const walks = canWalk(source, begun.wish);
  if (words.length > 0 && !walks)
    throw new AppError('USAGE', 'Words are looked for in leads in the order of arrival alone.');
  const isAll = plan.where.length === 0 && words.length === 0;
  return {
    ...begun,
    // As an answer lists them, as far as one can.
    stage: walks && (isAll || words.length > 0) ? 'walk' : 'whole',
    from: null,
    rows: 0,
    of: isAll && isList(query) && query.limit === null ? await source.count() : null,
    files: [],
  };
}

function canWalk({ walk, topic }: AskSource, { query }: ExportWish): boolean {
  const [order] = query.order;
  const byArrival = order === undefined || ('field' in order.by && order.by.field === topic.dateField);
  return walk !== undefined && isList(query) && query.limit === null && byArrival;
}

/** Does as much as fits into a request. */
export async function takeStep(world: ExportWorld, source: AskSource, kept: KeptExport): Promise<KeptExport> {
  switch (kept.stage) {
    case 'whole':
      return wholeStep(world, source, kept);
    case 'walk':
      return walkStep(world, source, kept);
    case 'join':
      return joinStep(world, kept);
    case 'done':
      return kept;
  }
}

async function wholeStep(world: ExportWorld, source: AskSource, kept: KeptExport): Promise<KeptExport> {
  const { query } = kept.wish;
  try {
    const made = await answerRows(source, { query, now: nowOf(kept), isLater: true });
    const part = await putPart(world, source, {
      kept,
      rows: made.rows.map((row) => row().cells),
      hasHead: true,
    });
    return { ...kept, stage: 'done', rows: part.rows, of: part.rows, files: [part] };
  } catch (error) {
    const isLong = error instanceof AppError && error.code === 'ASK_TOO_LONG';
    if (isLong && canWalk(source, kept.wish)) return { ...kept, stage: 'walk' };
    throw error;
  }
}

async function walkStep(world: ExportWorld, source: AskSource, kept: KeptExport): Promise<KeptExport> {
  const { query, words, format } = kept.wish;
  const plan = planQuery(query, source.topic, nowOf(kept));
  const fields = listedFields(query, source.topic);
  const came = new Date(kept.atMs).toISOString();
  const untilMs = world.clock.now() + leadOptions.stepMs;
  const rows: (readonly AskValue[])[] = [];
  let { from } = kept;
  do {
    const found = await source.walk?.(plan, { words, after: from });
    from = found?.next ?? null;
    for (const { valueOf } of found?.rows ?? [])
      if (String(valueOf(source.topic.dateField)) <= came) rows.push(fields.map(valueOf));
  } while (from !== null && rows.length < leadOptions.stepRows && world.clock.now() < untilMs);
  const isTurned = query.order[0]?.descending ?? true;
  if (isTurned) rows.reverse();
  const isEnd = from === null;
  const part =
    // Long looks may find nothing; only the last part has to be there, and with it the names.
    rows.length === 0 && !(isEnd && (isTurned || kept.files.length === 0))
      ? []
      : [
          await putPart(world, source, {
            kept,
            rows,
            hasHead: format === 'xlsx' || (isTurned ? isEnd : kept.files.length === 0),
          }),
        ];
  const files = isTurned ? [...part, ...kept.files] : [...kept.files, ...part];
  const isOne = files.length === 1 || format === 'xlsx';
  return {
    ...kept,
    stage: isEnd ? (isOne ? 'done' : 'join') : 'walk',
    from,
    rows: kept.rows + rows.length,
    // Leads whose run had begun before may have come since.
    of: kept.of === null ? null : Math.max(kept.of, kept.rows + rows.length),
    files: isEnd && format === 'xlsx' ? filledOf(files) : files,
  };
}

/** A workbook without rows is of use only where there is no other. */
function filledOf(files: readonly Part[]): readonly Part[] {
  const filled = files.filter(({ rows }) => rows > 0);
  return filled.length === 0 ? files.slice(0, 1) : filled;
}

async function joinStep({ objects, ids }: ExportWorld, kept: KeptExport): Promise<KeptExport> {
  const { ending, type } = rowFileForms[kept.wish.format];
  const key = partKey(kept, ids.next(), ending);
  await objects.join(
    kept.files.map((part) => part.key),
    key,
    { contentType: type },
  );
  return { ...kept, stage: 'done', of: kept.rows, files: [{ key, rows: kept.rows }] };
}

async function putPart(
  world: ExportWorld,
  { topic }: AskSource,
  {
    kept,
    rows,
    hasHead,
  }: {
    readonly kept: KeptExport;
    readonly rows: readonly (readonly AskValue[])[];
    readonly hasHead: boolean;
  },
): Promise<Part> {
  const { query, format, header } = kept.wish;
  const columns = answerColumns(query, topic);
  const key = partKey(kept, world.ids.next(), rowFileForms[format].ending);
  async function* groups(): AsyncGenerator<readonly (readonly (string | null)[])[]> {
    for (let from = 0; from < rows.length; from += leadOptions.lookedAt)
      yield rows
        .slice(from, from + leadOptions.lookedAt)
        .map((cells) => cells.map((cell) => (cell === null ? null : String(cell))));
  }
  await putRowFile(world, key, {
    format,
    names: columns.map(({ name, label }) => (header === 'names' ? name : label)),
    rows: groups(),
    title: topic.title,
    hasHead,
  });
  return { key, rows: rows.length };
}

function partKey({ id }: Pick<KeptExport, 'id'>, part: string, ending: string): string {
  return `temp/exports/${id}/${part}.${ending}`;
}

function nowOf({ atMs, wish }: KeptExport) {
  return { now: atMs, zone: zoneNamed(wish.zone) };
}

import { type PartTaker, partRunner, type RunPlan } from '../../apply/runPart.ts';
import type { LaterRows } from '../../apply/laterRejected.ts';
import type { OutputCell } from '../../apply/outputCells.ts';
import type { RunPart } from '../../apply/runTallies.ts';
import type { ByteSink } from '../../model/bytes.ts';
import { AppError } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import type { ItemResult, SessionItem } from '../../model/session.ts';
import { BatchPool } from '../../parse/batchPool.ts';
import { readEveryRow } from '../../parse/readEveryRow.ts';
import { planOf } from '../../run/gatherParts.ts';
import { withTarget, writesWorkbook } from '../../run/writeRun.ts';
import { openText } from '../world/keptAnalysis.ts';
import type { PartWorld } from '../world/pipelineWorld.ts';
import { fromPlainBytes, plainBytes } from '../world/plainData.ts';
import { partPlaces, runOf, runPlaces } from '../world/places.ts';
import { readWhole } from '../world/readWhole.ts';
import { keyOf, type KeptPlan, looksFirst, partOf, readPlan } from './runPlan.ts';

/** What lies beside the rows of a part: their counts, and how many bytes of each kind there are. */
export interface KeptPart {
  readonly counted: RunPart;
  readonly cleanedBytes: number;
  readonly rejectsBytes: number;
  readonly typedBytes: number;
}

/** An item that somebody holds. */
export interface HeldPart {
  readonly item: SessionItem;
  readonly token: string;
}

/**
 * Works off one part of a run, by the code that local runs use, and leaves what comes of it in objects that are this
 * attempt's alone. Which attempt counts is decided by whoever commits. Memory does not grow with the part.
 *
 * @throws {AppError} `SOURCE_CHANGED`, `OBJECT_MISSING`; what another try can mend
 */
export async function runPartItem(world: PartWorld, { item, token }: HeldPart): Promise<ItemResult> {
  const { runId, stage } = runOf(item.sessionId);
  const looks = stage === 'look';
  const plan = await readPlan(world, runId);
  const upload = await world.uploads.get(plan.uploadId);
  if (upload === undefined) throw new AppError('OBJECT_MISSING', 'The upload of this run is gone.');
  const { table } = plan;
  const later = looks ? undefined : await laterOf(world, { runId, plan });
  const rowsPlan = rowsPlanOf(plan, { looks, later });
  const { from, firstRow, before } = partOf(item.work);
  const text = await openText(world.objects, upload, table);
  const kernel = world.reading.kernel();
  kernel?.begin();
  const places = partPlaces(item.sessionId, { itemId: item.id, token });
  const wants = (kind: RunPlan['outputs'][number]): boolean => rowsPlan.outputs.includes(kind);
  const cleaned = lateSink(() => world.objects.create(places.cleaned));
  const rejects = lateSink(() => world.objects.create(places.rejects));
  const typed = lateSink(() => world.objects.create(places.typed));
  const taker: PartTaker = {
    cleaned: (bytes) => cleaned.write(bytes),
    rejects: (bytes) => rejects.write(bytes),
    typed: (rows) => typed.write(linesOf(rows)),
  };
  try {
    const output = await partRunner(rowsPlan)(
      readEveryRow(text, table.table, {
        ...(from === undefined ? {} : { from }),
        firstRow,
        before,
        pool: new BatchPool(kernel),
      }),
      taker,
    );
    if (wants('cleaned')) await cleaned.write(output.cleaned);
    if (wants('rejects')) await rejects.write(output.rejects);
    if (wants('typed')) await typed.write(linesOf(output.typed));
    const kept: KeptPart = {
      counted: output.counted,
      cleanedBytes: await cleaned.close(),
      rejectsBytes: await rejects.close(),
      typedBytes: await typed.close(),
    };
    const bytes = plainBytes(kept);
    await world.objects.put(places.counts, bytes);
    return { key: places.counts, sha256: world.bytesDigest(bytes) };
  } catch (error) {
    await Promise.all([cleaned, rejects, typed].map((sink) => sink.discard()));
    throw error;
  }
}

/** Rows that are rejected as their key stood before, where the run has looked for them. */
export async function laterOf(
  { objects }: Pick<PartWorld, 'objects'>,
  { runId, plan }: { readonly runId: RunId; readonly plan: KeptPlan },
): Promise<LaterRows | undefined> {
  if (!looksFirst(plan)) return undefined;
  return fromPlainBytes(await readWhole(objects, runPlaces(runId).later)) as LaterRows;
}

/** What the rows of a run are worked off with; the same for all of its parts. */
function rowsPlanOf(
  plan: KeptPlan,
  { looks, later }: { readonly looks: boolean; readonly later: LaterRows | undefined },
): RunPlan {
  const request = withTarget(plan.request);
  const { schema, correspondences, lastDay } = request;
  const key = keyOf(plan);
  // A second pass knows its doubles.
  const tellsKeys = key !== undefined && (looks || !looksFirst(plan));
  const outputs = ['cleaned', 'rejects', ...(writesWorkbook(request) ? ['typed'] : [])];
  return planOf(
    {
      schema,
      correspondences,
      ...(lastDay === undefined ? {} : { lastDay }),
      ...(tellsKeys ? { keys: key } : {}),
      ...(later === undefined ? {} : { later }),
    },
    {
      columnCount: plan.table.table.structure.columnNames.length,
      outputs: looks ? [] : (outputs as RunPlan['outputs']),
    },
  );
}

/** A sink that is opened by its first byte, as most parts have no rejects. */
function lateSink(open: () => Promise<ByteSink>): {
  write(bytes: Uint8Array): Promise<void>;
  /** @returns bytes written */
  close(): Promise<number>;
  discard(): Promise<void>;
} {
  let sink: ByteSink | undefined;
  let written = 0;
  return {
    async write(bytes) {
      if (bytes.length === 0) return;
      sink ??= await open();
      await sink.write(bytes);
      written += bytes.length;
    },
    async close() {
      await sink?.close();
      return written;
    },
    async discard() {
      await sink?.discard();
    },
  };
}

/** A row a line, as JSON. */
function linesOf(rows: readonly (readonly OutputCell[])[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

import type { OutputCell } from '../../apply/outputCells.ts';
import { AppError } from '../../model/errors.ts';
import type { SessionId, SessionItem } from '../../model/session.ts';
import { gatherParts, type PartPieces } from '../../run/gatherParts.ts';
import type { RunRows } from '../../run/tableRun.ts';
import { chunksOf } from '../world/copyBytes.ts';
import type { PipelineBase } from '../world/pipelineWorld.ts';
import { fromPlainBytes } from '../world/plainData.ts';
import { placesBeside } from '../world/places.ts';
import { readWhole } from '../world/readWhole.ts';
import { pageItems } from './runPlan.ts';
import type { KeptPart } from './runPartItem.ts';

type Reading = Pick<PipelineBase, 'objects' | 'sessions'>;

/** All items of a session, in the order of the text. */
export async function* itemsOf(
  { sessions }: Pick<Reading, 'sessions'>,
  sessionId: SessionId,
): AsyncGenerator<SessionItem> {
  for (let after: number | undefined; ; ) {
    const page = await sessions.items(sessionId, {
      limit: pageItems,
      ...(after === undefined ? {} : { after }),
    });
    yield* page;
    after = page.at(-1)?.place;
    if (page.length < pageItems) return;
  }
}

/**
 * Goes through the rows of a run by putting together what was made of its parts. Items without a result are passed over:
 * there are some only where a person ended the session before they were done.
 */
export function rowsOfParts(
  world: Reading,
  sessions: { readonly look: SessionId; readonly write: SessionId },
): RunRows {
  return async (run) => {
    const gathering = await gatherParts(run);
    const looks = Object.keys(run.sinks).length === 0;
    for await (const { result } of itemsOf(world, looks ? sessions.look : sessions.write)) {
      if (result !== null) await gathering.take(await piecesOf(world, result.key));
    }
    return gathering.counts();
  };
}

async function piecesOf({ objects }: Reading, countsKey: string): Promise<PartPieces> {
  const kept = fromPlainBytes(await readWhole(objects, countsKey)) as KeptPart;
  const places = placesBeside(countsKey);
  const bytesOf = (key: string, bytes: number): AsyncIterable<Uint8Array> => pieces({ objects }, key, bytes);
  return {
    counted: kept.counted,
    cleaned: bytesOf(places.cleaned, kept.cleanedBytes),
    rejects: bytesOf(places.rejects, kept.rejectsBytes),
    typed: typedRows(bytesOf(places.typed, kept.typedBytes)),
  };
}

async function* pieces(
  { objects }: Pick<Reading, 'objects'>,
  key: string,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  if (bytes === 0) return;
  const source = await objects.open({ key });
  if (source.sizeBytes !== bytes)
    throw new AppError('SOURCE_DAMAGED', 'What was made of a part of the file is not what was counted.');
  yield* chunksOf(source);
}

/** The rows of lines of JSON, by the chunk that they end in. */
async function* typedRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly OutputCell[][]> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const bytes of chunks) {
    const lines = (open + decoder.decode(bytes, { stream: true })).split('\n');
    open = lines.pop() ?? '';
    yield lines.map((line) => JSON.parse(line) as OutputCell[]);
  }
}

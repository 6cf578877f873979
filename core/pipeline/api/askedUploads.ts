import { uploadTopic } from '../../ask/topics/uploadTopic.ts';
import type { KnownPack } from '../../ask/topics/deskField.ts';
import { senderOf } from '../../match/memory/senderOf.ts';
import type { AskPlan, AskValue } from '../../model/askPlan.ts';
import { askOptions } from '../../model/options/askOptions.ts';
import type { Upload } from '../../model/upload.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UploadStore } from '../../ports/uploads.ts';
import { type AskSource, type FoundRow, namesIn, noRow, tooLong } from './askSource.ts';

/** Uploads asked of the table at once. */
const pageSize = 100;

/**
 * The processing history of a pipeline, to be asked about; uploads of the test lane are none of it. The table lists the
 * newest first, so a question about a time looks no further back.
 */
export function askedUploads(
  { uploads, clock }: { readonly uploads: Pick<UploadStore, 'list'>; readonly clock: Clock },
  packs: readonly KnownPack[],
): AskSource {
  const topic = uploadTopic(packs);
  const kept: Upload[] = [];
  let isAll = false;

  /** Asks for uploads until one is older, there are enough, or there are no more. */
  const load = async (since: string | null, most: number): Promise<void> => {
    const end = clock.now() + askOptions.answerMs;
    while (!isAll && kept.length < most) {
      const oldest = kept.at(-1);
      if (oldest !== undefined && since !== null && oldest.receivedAt < since) return;
      const page: readonly Upload[] = await uploads.list({
        limit: pageSize,
        ...(oldest === undefined ? {} : { after: oldest.id }),
      });
      kept.push(...page);
      isAll = page.length < pageSize;
      if (!isAll && clock.now() > end) throw tooLong(narrow);
    }
  };

  const newest = async (): Promise<readonly FoundRow[]> => {
    await load(null, askOptions.valuesKnown);
    return kept.filter(({ lane }) => lane === 'main').map(rowOf);
  };

  return {
    topic,
    named: async (phrases) => namesIn(topic, await newest(), phrases),
    sample: newest,
    async find(plan) {
      const since = sinceOf(plan);
      await load(since, askOptions.leadsHeld);
      const oldest = kept.at(-1);
      const isEnough = isAll || (since !== null && oldest !== undefined && oldest.receivedAt < since);
      if (!isEnough) throw tooLong(narrow);
      return kept
        .filter(({ lane }) => lane === 'main')
        .toReversed()
        .map(rowOf);
    },
    count: () => Promise.resolve(isAll ? kept.filter(({ lane }) => lane === 'main').length : null),
  };
}

const narrow = 'Name a time since which the uploads came, such as “in the last 30 days”.';

/** The moment before which no upload can meet the plan; `null` for none. */
function sinceOf({ where }: Pick<AskPlan, 'where'>): string | null {
  let since: string | null = null;
  for (const [test, ...others] of where)
    if (test?.kind === 'time' && others.length === 0 && test.field === 'started' && !test.isNot)
      if (test.from !== null && (since === null || test.from > since)) since = test.from;
  return since;
}

function rowOf(upload: Upload, seq: number): FoundRow {
  return {
    seq,
    opens: { ...noRow, uploadId: upload.id },
    valueOf: (field) => valueIn(upload, field),
  };
}

function valueIn(upload: Upload, field: string): AskValue {
  const { counts, mapping } = upload;
  switch (field) {
    case 'started':
      return upload.receivedAt;
    case 'state':
      return upload.state === 'received' || upload.state === 'analyzing' ? 'running' : upload.state;
    case 'sender':
      return senderOf(upload.fileName);
    case 'file':
      return upload.fileName;
    case 'pack':
      return upload.packId;
    case 'person':
      return upload.by;
    case 'rows':
      return counts?.rowsIn ?? upload.rowCount;
    case 'rejected':
      return counts?.rowsRejected ?? null;
    case 'rejectShare':
      return counts === null || counts.rowsIn === 0 ? null : counts.rowsRejected / counts.rowsIn;
    case 'mapping':
      return mapping?.id ?? null;
    case 'mappingVersion':
      return mapping?.version ?? null;
    case 'size':
      return upload.sizeBytes;
    case 'problem':
      return upload.error?.message ?? null;
    default:
      return null;
  }
}

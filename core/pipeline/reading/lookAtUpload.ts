import { inspect } from '../../analyze.ts';
import type { Upload } from '../../model/upload.ts';
import type { OpenInput } from '../../open/openInput.ts';
import { type FirstLook, firstLook } from '../../service/sheets/knownReading.ts';
import { openUpload } from '../world/keptAnalysis.ts';
import type { AnalyzeWorld, StepScratch } from '../world/pipelineWorld.ts';
import { recordOf } from '../world/uploadRecord.ts';

/** The head of a file that arrived, and what reading all of it goes on with. */
export interface UploadLook extends FirstLook {
  readonly source: Awaited<ReturnType<typeof openUpload>>;
  readonly input: Omit<OpenInput, 'source' | 'overrides'>;
}

/** Looks at the head of a file, in the way that an approved mapping of its columns was read in. */
export async function lookAtUpload(
  world: Pick<AnalyzeWorld, 'objects' | 'mappings' | 'reading'>,
  upload: Upload,
  scratch: StepScratch,
): Promise<UploadLook> {
  const source = await openUpload(world.objects, upload);
  const { kernel, hashing: _hashing, ...reading } = world.reading;
  const input = { name: upload.fileName, scratch, ...reading, kernel: kernel() };
  const look = await firstLook(
    {
      engine: {
        inspect: async ({ overrides }) => (await inspect({ ...input, source, overrides })).inspection,
      },
      stores: world,
    },
    recordOf(upload),
  );
  return { source, input, ...look };
}

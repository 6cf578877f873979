import { zoneNamed } from '../../ask/days.ts';
import { planQuery } from '../../ask/planQuery.ts';
import { AppError } from '../../model/errors.ts';
import { leadOptions } from '../../model/options/leadOptions.ts';
import type { ExportApi, ExportProgress } from '../../ports/exportApi.ts';
import { beginExport, type ExportWorld, type KeptExport, takeStep } from './exportSteps.ts';
import { createPipelineReader } from './pipelineReader.ts';
import { putJson, readJson } from '../world/readWhole.ts';
import { rowFileForms } from './rowFile.ts';

/** Exports over what a pipeline can be asked about; how far one is lies as an object beside its parts. */
export function createExportApi(world: ExportWorld): ExportApi {
  const { objects, clock, ids } = world;

  async function step(kept: KeptExport): Promise<ExportProgress> {
    const source = createPipelineReader(world).sourceOf(kept.wish.query);
    const after = await takeStep(world, source, kept);
    await putJson(objects, stateKey(after.id), after);
    return told(after);
  }

  async function told({ id, stage, rows, of, files, wish, atMs }: KeptExport): Promise<ExportProgress> {
    const seconds = leadOptions.exportSeconds;
    const isDone = stage === 'done';
    const day = new Date(atMs).toISOString().slice(0, 10);
    const name = wish.query.subject.kind === 'records' ? 'leads' : wish.query.subject.kind;
    const { ending } = rowFileForms[wish.format];
    const linked = (isDone ? files : []).map(async ({ key, rows: ofFile }, at) => {
      const part = files.length === 1 ? '' : `-${String(at + 1)}-of-${String(files.length)}`;
      const fileName = `${name}-${day}${part}.${ending}`;
      return { url: await objects.link({ key }, { fileName, seconds }), fileName, rows: ofFile };
    });
    return {
      exportId: id,
      state: isDone ? 'done' : 'running',
      rows,
      of,
      files: await Promise.all(linked),
      seconds,
    };
  }

  return {
    async begin(wish, by) {
      const nowMs = clock.now();
      const atMs = wish.asOf === null ? nowMs : Date.parse(wish.asOf);
      if (!(atMs <= nowMs)) throw new AppError('USAGE', 'A list of a moment to come cannot be exported.');
      const source = createPipelineReader(world).sourceOf(wish.query);
      const plan = planQuery(wish.query, source.topic, { now: atMs, zone: zoneNamed(wish.zone) });
      return step(await beginExport(source, { id: ids.next(), by, wish, atMs, plan }));
    },
    async goOn(exportId, by) {
      const kept = isId.test(exportId) ? await readJson(objects, stateKey(exportId)) : undefined;
      if (!isKept(kept) || kept.by !== by)
        throw new AppError('NOT_FOUND', 'There is no such export.', { remedy });
      return kept.stage === 'done' ? told(kept) : step(kept);
    },
  };
}

const remedy = 'Exports pass away after some days; begin another one.';

const isId = /^[\w-]{1,100}$/;

const stateKey = (id: string): string => `temp/exports/${id}/state.json`;

/** Nobody else writes below that key. */
function isKept(data: unknown): data is KeptExport {
  return data !== undefined;
}

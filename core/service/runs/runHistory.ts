import { runTopic } from '../../ask/topics/runTopic.ts';
import { scopePlan } from '../../ask/planQuery.ts';
import { AppError } from '../../model/errors.ts';
import type { RunId } from '../../model/ids.ts';
import { historyOptions } from '../../model/options/historyOptions.ts';
import type { Run } from '../../model/run.ts';
import type {
  OutputRows,
  RunBar,
  RunCounting,
  RunEntry,
  RunFilter,
  RunRecord,
  RunWindow,
} from '../../model/runSearch.ts';
import type { RowSelection } from '../../ports/engine.ts';
import type { RunQuery } from '../../ports/stores.ts';
import type { Dependencies } from '../base/dependencies.ts';
import type { PackShelf } from '../base/packShelf.ts';
import type { RunsService } from './runs.ts';
import { type RunTableFormat, runTableHead, runTableLine } from './runTable.ts';

/** Looks runs up: by search, by facets, over time, one by one, and what they wrote. */
export interface RunHistory {
  /** A window of the runs that the filter finds. */
  search(input: { readonly filter: RunFilter; readonly window: RunWindow }): Promise<readonly RunEntry[]>;
  count(input: { readonly filter: RunFilter }): Promise<RunCounting>;
  chart(input: { readonly filter: RunFilter; readonly edges: readonly string[] }): Promise<readonly RunBar[]>;
  record(input: { readonly runId: RunId }): Promise<RunRecord>;
  /** Rows of a CSV that the run wrote. @throws {AppError} `NOT_FOUND` for any other name, `SOURCE_UNREADABLE` */
  rows(input: {
    readonly runId: RunId;
    readonly name: string;
    readonly selection: RowSelection;
  }): Promise<OutputRows>;
  /** Every run that the filter finds, as text, piece by piece. */
  export(
    input: {
      readonly filter: RunFilter;
      readonly sort: RunWindow['sort'];
      readonly format: RunTableFormat;
    },
    signal?: AbortSignal,
  ): AsyncIterable<string>;
}

export interface RunHistoryParts {
  readonly packs: PackShelf;
  readonly runs: Pick<RunsService, 'get'>;
}

export function createRunHistory(
  { stores, engine, outputs, clock }: Dependencies,
  { packs, runs }: RunHistoryParts,
): RunHistory {
  /** Packs are known to people by their titles, to the store by their ids. */
  const queryOf = async ({ text = '', asked, ...rest }: RunFilter): Promise<RunQuery> => {
    const words = [...new Set(text.toLowerCase().split(/\s+/))].filter((word) => word !== '');
    const entries = words.length === 0 && asked === undefined ? [] : (await packs.open()).entries;
    return {
      ...rest,
      ...(asked === undefined
        ? {}
        : { asked: scopePlan(asked, runTopic(entries.map(({ pack }) => pack)), clock.now()) }),
      words: words.slice(0, historyOptions.words).map((word) => ({
        word,
        packs: entries
          .filter(({ pack }) => pack.title.toLowerCase().includes(word))
          .map(({ pack }) => pack.id),
      })),
    };
  };

  const relatedTo = async (run: Run, filter: Omit<RunQuery, 'words'>): Promise<readonly RunEntry[]> => {
    const limit = historyOptions.related + 1;
    const found = await stores.runs.search({ ...filter, words: [] }, { sort: 'newest', limit });
    return found.filter(({ id }) => id !== run.id).slice(0, historyOptions.related);
  };

  const get = (runId: RunId): Promise<Run> => runs.get(runId);

  return {
    search: async ({ filter, window }) => stores.runs.search(await queryOf(filter), window),
    count: async ({ filter }) => stores.runs.count(await queryOf(filter)),
    chart: async ({ filter, edges }) => stores.runs.chart(await queryOf(filter), edges),
    async record({ runId }) {
      const run = await get(runId);
      const { fileId, mappingId } = run;
      const versions = await stores.mappings.versions(mappingId);
      const version = versions.find((one) => one.version === run.mappingVersion);
      return {
        run,
        approved:
          version === undefined
            ? null
            : {
                by: version.approvedBy,
                at: version.approvedAt,
                fileName: version.evidence.fileName,
                reason: version.reason,
                hash: version.hash,
                fingerprint: version.layout.fingerprint,
              },
        versionInForce: versions[0]?.version ?? null,
        onDisk: await Promise.all(
          run.outputs.map(async ({ name }) => (await outputs.sizeOf({ runId, name })) ?? null),
        ),
        columns: await stores.runs.columns(runId),
        sameSource: await relatedTo(run, { source: { fileId, sha256: run.facts?.sha256 ?? null } }),
        sameLayout: await relatedTo(run, { facets: { mapping: [mappingId] } }),
      };
    },
    async rows({ runId, name, selection }) {
      const run = await get(runId);
      const output = run.outputs.find((one) => one.name === name);
      if (output === undefined || !output.kind.endsWith('-csv'))
        throw new AppError('NOT_FOUND', `The run has no table ${name}.`);
      return engine.readOutput({ runId, name, selection });
    },
    async *export({ filter, sort, format }, signal) {
      const query = await queryOf(filter);
      yield runTableHead(format);
      for (let after: RunId | undefined; ; ) {
        if (signal?.aborted === true) return;
        const found = await stores.runs.search(query, {
          sort,
          limit: historyOptions.exportRuns,
          ...(after === undefined ? {} : { after }),
        });
        const all = await Promise.all(found.map(({ id }) => get(id)));
        yield all.map((run, at) => runTableLine(format, run, found[at]?.sender ?? null)).join('');
        after = found.at(-1)?.id;
        if (found.length < historyOptions.exportRuns) return;
      }
    },
  };
}

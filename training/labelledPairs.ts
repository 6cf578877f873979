import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { analyze } from '../core/analyze.ts';
import type { ProposeInput } from '../core/match/proposeInput.ts';
import { nameOnlyColumns } from '../core/match/nameOnlyColumns.ts';
import type { ColumnProfile } from '../core/model/profile.ts';
import { builtInPacks } from '../core/packs/builtInPacks.ts';
import { readTargetSchema } from '../core/packs/readTargetSchema.ts';
import { nodeInflate } from '../infra/local/files/nodeInflate.ts';
import { openFileSource } from '../infra/local/files/fileSource.ts';
import { scratchFolder } from '../infra/local/files/scratchFolder.ts';
import { loadWordVectors } from '../infra/local/wordVectors.ts';

/** As the hosts lend them. */
export const vectors = loadWordVectors();

/** A source and a target with what truly corresponds. */
export interface LabelledPair {
  readonly suite: string;
  readonly pair: string;
  /** Pairs of one family are learned from together or not at all. */
  readonly family: string;
  readonly input: ProposeInput;
  /** Names by which the truth knows the columns; reading may have cleaned them. */
  readonly sourceNames: readonly string[];
  /** `column * fieldCount + field` of each true correspondence. */
  readonly truth: ReadonlySet<number>;
}

/** Suites that were made of the same material. */
const families: Readonly<Record<string, string>> = {
  valentine_fab_tpcdi: 'valentine',
  valentine_fab_opendata: 'valentine',
  omap: 'omop',
  schemanet: 'omop',
};

interface PairFiles {
  readonly suite: string;
  readonly pair: string;
  readonly folder: string;
}

/**
 * Reads all pairs below a folder (`<suite>/<pair>/{source,target,truth}.json`, optionally `source.csv` and `target.csv`) the way
 * the product reads them.
 *
 * @param cache folder where the profiles of the sample rows are kept
 */
export async function readPairs(folder: string, cache: string): Promise<readonly LabelledPair[]> {
  mkdirSync(cache, { recursive: true });
  const pairs: LabelledPair[] = [];
  for (const suite of readdirSync(folder).toSorted()) {
    for (const pair of readdirSync(join(folder, suite)).toSorted()) {
      pairs.push(await readPair({ suite, pair, folder: join(folder, suite, pair) }, cache));
    }
  }
  return pairs;
}

async function readPair({ suite, pair, folder }: PairFiles, cache: string): Promise<LabelledPair> {
  const json = (name: string): never => JSON.parse(readFileSync(join(folder, name), 'utf8')) as never;
  const source: { columns: { name: string; description?: string }[] } = json('source.json');
  const { matches }: { matches: { source: string; target: string }[] } = json('truth.json');
  const schema = readTargetSchema(json('target.json'), 'target');
  const read = existsSync(join(folder, 'source.csv'))
    ? await profiled(join(folder, 'source.csv'), cache)
    : undefined;
  const targets = existsSync(join(folder, 'target.csv'))
    ? await profiled(join(folder, 'target.csv'), cache)
    : undefined;
  const columns = read?.columns ?? nameOnlyColumns(source.columns.map(({ name }) => name));
  if (columns.length !== source.columns.length)
    throw new Error(`${suite}/${pair} was read with ${columns.length} columns`);
  const byName = new Map((targets?.columns ?? []).map((column) => [column.name, column]));
  const place = new Map(source.columns.map(({ name }, c) => [name, c]));
  const fieldPlace = new Map(schema.fields.map(({ name }, f) => [name, f]));
  return {
    suite,
    pair,
    family: families[suite] ?? suite,
    sourceNames: source.columns.map(({ name }) => name),
    input: {
      columns,
      schema,
      memory: [],
      options: {
        ...(targets === undefined
          ? {}
          : {
              fieldProfiles: schema.fields.map((field) => byName.get(field.name) ?? null),
              fieldValues: schema.fields.map((field) => cellsOf(targets, byName.get(field.name))),
            }),
        columnDescriptions: source.columns.map(({ description }) => description ?? ''),
        ...(read === undefined ? {} : { rows: read.rows }),
        knownSchemas: builtInPacks,
        ...(vectors === undefined ? {} : { wordVectors: vectors }),
      },
    },
    truth: new Set(
      matches.map(
        (match) =>
          (place.get(match.source) ?? -1) * schema.fields.length + (fieldPlace.get(match.target) ?? -1),
      ),
    ),
  };
}

function cellsOf({ rows }: ProfiledRows, column: ColumnProfile | undefined): readonly string[] {
  return column === undefined ? [] : rows.map((row) => row[column.index] ?? '');
}

interface ProfiledRows {
  readonly columns: readonly ColumnProfile[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows of a sample that arithmetic between columns is looked for in. */
const mostRows = 200;

async function profiled(path: string, cache: string): Promise<ProfiledRows> {
  const bytes = readFileSync(path);
  const kept = join(cache, `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as ProfiledRows;
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-train-'));
  const scratch = await scratchFolder(folder);
  const source = await openFileSource(path, { name: 'rows.csv' });
  try {
    const { analysis } = await analyze({
      source,
      name: 'rows.csv',
      overrides: {},
      scratch,
      inflate: nodeInflate,
      now: () => 0,
    });
    const columns = analysis.tables[0]?.columns ?? [];
    const records = parse(bytes, { bom: true, relax_column_count: true });
    const read = { columns, rows: records.slice(1, 1 + mostRows) };
    writeFileSync(kept, JSON.stringify(read));
    return read;
  } finally {
    await source.close();
    await scratch.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

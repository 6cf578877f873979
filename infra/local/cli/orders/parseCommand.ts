import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '../../../../core/model/errors.ts';
import { type AskOrder, askOrder } from './askOrder.ts';
import { historyFlags, type HistoryOrder, historyOrder } from './historyOrder.ts';
import { jobsFlags, type JobsOrder, jobsOrder } from './jobsOrder.ts';
import { type MappingsOrder, mappingsOrder } from './mappingsOrder.ts';
import { type MemoryOrder, memoryOrder } from './memoryOrder.ts';
import { type PacksOrder, packsOrder } from './packsOrder.ts';
import { type PipelineOrder, pipelineOrder } from './pipelineOrder.ts';
import { type RecordsOrder, recordsOrder } from './recordsOrder.ts';
import { runFlags, type RunOrder, runOrder } from './runOrder.ts';
import { type ScanCommandOrder, scanOrder } from './scanOrder.ts';
import { standardFlags, type StandardOrder, standardOrder } from './standardOrder.ts';
import { bothGiven, notGiven } from './usageErrors.ts';

/** What the command line asks for. Paths are as given. */
export type Command =
  | { readonly kind: 'help' | 'version' }
  | AnalyzeOrder
  | ProposeOrder
  | RunOrder
  | HistoryOrder
  | PacksOrder
  | MappingsOrder
  | MemoryOrder
  | RecordsOrder
  | AskOrder
  | StandardOrder
  | ScanCommandOrder
  | JobsOrder
  | LlmOrder
  | ServeOrder
  | PipelineOrder;

export interface AnalyzeOrder {
  readonly kind: 'analyze';
  readonly files: readonly string[];
  readonly json: boolean;
  /** The metadata item of the CSV ingestion pipeline instead of the analysis. */
  readonly ingestion: boolean;
  readonly lines: boolean;
  readonly rows: string | undefined;
  readonly batch: string | undefined;
}

export interface ProposeOrder {
  readonly kind: 'propose';
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly json: boolean;
  readonly ranked: boolean;
  readonly batch: string | undefined;
  /** `preview`: what would be sent, instead of a proposal. `ask`: with the model's votes; `seen` is the hash of a request that was read. */
  readonly llm:
    | { readonly kind: 'preview' }
    | { readonly kind: 'ask'; readonly seen: string | undefined }
    | undefined;
}

export interface LlmOrder {
  readonly kind: 'llm';
  readonly action: 'ledger';
  readonly json: boolean;
}

export interface ServeOrder {
  readonly kind: 'serve';
  /** 0 for a free one. */
  readonly port: number;
  /** Why a browser is used where a window was wanted; empty where it was asked for. */
  readonly note: string;
}

/** @throws {AppError} `USAGE`, whose message says what is wrong */
export function parseCommand(parameters: readonly string[]): Command {
  const [name, ...rest] = parameters;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return { kind: 'help' };
  if (name === '--version' || name === '-V') return { kind: 'version' };
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help' };
  switch (name) {
    case 'analyze':
      return analyzeOrder(rest);
    case 'propose':
      return proposeOrder(rest);
    case 'run':
      return runOrder(read(rest, runFlags));
    case 'history':
      return historyOrder(read(rest, historyFlags));
    case 'packs':
      return packsOrder(read(rest, { json: flag, as: text, yes: flag }));
    case 'mappings':
      return mappingsOrder(
        read(rest, { json: flag, pack: text, as: text, version: text, out: text, yes: flag, reason: text }),
      );
    case 'memory':
      return memoryOrder(read(rest, { json: flag, pack: text }));
    case 'records':
      if (rest[0] === 'standardise') return standardOrder(read(rest.slice(1), standardFlags));
      return recordsOrder(
        read(rest, {
          pack: text,
          find: text,
          search: text,
          state: text,
          sort: text,
          limit: text,
          csv: flag,
          'excel-csv': flag,
          json: flag,
          xlsx: text,
        }),
      );
    case 'ask':
      return askOrder(read(rest, { json: flag, csv: flag, query: text, limit: text, zone: text }));
    case 'scan':
      return scanOrder(
        read(rest, {
          codes: text,
          in: text,
          out: text,
          resume: text,
          json: flag,
          'no-subfolders': flag,
          'match-case': flag,
          'match-separators': flag,
          textract: flag,
          'textract-limit': text,
          yes: flag,
          'on-aws': flag,
        }),
      );
    case 'jobs':
      return jobsOrder(read(rest, jobsFlags));
    case 'llm':
      return llmOrder(rest);
    case 'serve':
      return serveOrder(rest);
    case 'pipeline':
      return pipelineOrder(read(rest, { once: flag, json: flag, outputs: text }));
    default:
      throw new AppError('USAGE', `There is no command ${name}.`);
  }
}

function analyzeOrder(parameters: readonly string[]): AnalyzeOrder {
  const { values, positionals } = read(parameters, {
    json: flag,
    ingestion: flag,
    lines: flag,
    rows: text,
    batch: text,
  });
  if (values.batch === undefined && positionals.length === 0) throw notGiven('a file to analyze');
  if (values.batch !== undefined && positionals.length > 0) throw bothGiven('files and --batch');
  return {
    kind: 'analyze',
    files: positionals,
    json: values.json ?? false,
    ingestion: values.ingestion ?? false,
    lines: values.lines ?? false,
    rows: values.rows,
    batch: values.batch,
  };
}

function proposeOrder(parameters: readonly string[]): ProposeOrder {
  const { values, positionals } = read(parameters, {
    target: text,
    json: flag,
    ranked: flag,
    batch: text,
    llm: flag,
    'llm-preview': flag,
    'llm-seen': text,
  });
  if (values.batch === undefined) {
    if (positionals.length === 0) throw notGiven('a file to propose a mapping for');
    if (positionals.length > 1) throw new AppError('USAGE', 'A mapping is proposed for one file at a time.');
    if (values.target === undefined) throw notGiven('--target with a pack or a file');
  } else if (positionals.length > 0) throw bothGiven('a file and --batch');
  return {
    kind: 'propose',
    file: positionals[0],
    target: values.target,
    json: values.json ?? false,
    ranked: values.ranked ?? false,
    batch: values.batch,
    llm: llmWish(values),
  };
}

function llmWish(values: {
  readonly llm?: boolean;
  readonly 'llm-preview'?: boolean;
  readonly 'llm-seen'?: string;
}): ProposeOrder['llm'] {
  const { llm = false, 'llm-preview': preview = false, 'llm-seen': seen } = values;
  if (preview && (llm || seen !== undefined)) throw bothGiven('--llm and --llm-preview');
  if (preview) return { kind: 'preview' };
  if (seen !== undefined && !llm) throw new AppError('USAGE', '--llm-seen belongs to --llm.');
  return llm ? { kind: 'ask', seen } : undefined;
}

function llmOrder(parameters: readonly string[]): LlmOrder {
  const { values, positionals } = read(parameters, { json: flag });
  if (positionals.length !== 1 || positionals[0] !== 'ledger')
    throw new AppError('USAGE', 'llm knows one thing: llm ledger.');
  return { kind: 'llm', action: 'ledger', json: values.json ?? false };
}

function serveOrder(parameters: readonly string[]): ServeOrder {
  const { values, positionals } = read(parameters, { port: text, note: text });
  if (positionals.length > 0) throw new AppError('USAGE', 'serve takes no files.');
  const port = values.port ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new AppError('USAGE', `${port} is no port; it must be a number from 0 to 65535.`);
  }
  return { kind: 'serve', port: Number(port), note: values.note ?? '' };
}

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;

function read<const Options extends NonNullable<ParseArgsConfig['options']>>(
  parameters: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true, strict: true });
  } catch (cause) {
    // Node's message names the option and says what is wrong with it.
    throw new AppError('USAGE', cause instanceof Error ? cause.message : 'The options cannot be read.', {
      cause,
    });
  }
}

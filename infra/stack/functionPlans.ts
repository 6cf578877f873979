import type { PortUses, Prefix } from './portUses.ts';
import type { DeadQueue, WorkQueue } from './queuePlans.ts';

/** What calls a function. */
export type Trigger =
  | { readonly by: 'objects'; readonly prefixes: readonly Prefix[] }
  | {
      readonly by: 'queues';
      readonly queues: readonly (WorkQueue | DeadQueue)[];
      readonly batch: number;
      /** Seconds to wait for a batch to become full. */
      readonly windowSeconds: number;
    }
  | { readonly by: 'minute' }
  | { readonly by: 'socket'; readonly route: '$connect' | '$disconnect' | '$default' | 'subscribe' }
  | { readonly by: 'http' };

export interface FunctionPlan {
  /** One sentence for whoever meets it in the console. */
  readonly does: string;
  /** At most 900. */
  readonly timeoutSeconds: number;
  /** 1,769 MB are one processor. */
  readonly memoryMb: number;
  readonly trigger: Trigger;
  readonly uses: PortUses;
  /** Needs the native package that writes Parquet. */
  readonly native?: true;
}

/** Whether nobody waits for the function's answer, so that what fails has to be kept somewhere. */
export function isCalledAside({ trigger }: FunctionPlan): boolean {
  return trigger.by === 'objects' || trigger.by === 'minute';
}

/** Where files arrive. */
const arrivals = ['raw/', 'uploads/', 'raw-test/'] as const satisfies readonly Prefix[];

const outputs = ['processed/', 'validation-reports/'] as const satisfies readonly Prefix[];

/** What telling the desks takes that watch live. */
const live = ['watching', 'post', 'remove', 'get'] as const;

/** Every function of the pipeline; the file of its handler is `infra/aws/handlers/<name>.ts`. */
export const functionPlans: Readonly<Record<FunctionName, FunctionPlan>> = {
  intake: {
    does: 'Takes up what arrives in the bucket',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: { by: 'objects', prefixes: arrivals },
    uses: {
      objects: { facts: arrivals },
      uploads: ['add', 'get', 'change', 'note'],
      queues: { send: ['analyze'] },
      connections: live,
    },
  },
  analyze: {
    does: 'Reads a file, recognises its layout, and plans its run or lets it wait',
    timeoutSeconds: 900,
    memoryMb: 2048,
    trigger: { by: 'queues', queues: ['analyze'], batch: 1, windowSeconds: 0 },
    uses: {
      objects: {
        facts: [...arrivals, 'work/'],
        open: [...arrivals, 'work/', 'mappings/'],
        put: ['work/'],
        create: ['work/'],
      },
      uploads: ['get', 'change', 'note'],
      mappings: ['latest', 'versions', 'list', 'revision'],
      sessions: ['begin', 'register', 'seal', 'get', 'idle', 'complete'],
      queues: { send: ['main', 'test', 'analyze'] },
      topics: ['processing', 'errors'],
      connections: live,
      model: true,
    },
  },
  part: {
    does: 'Runs the approved mapping over one part of a file',
    timeoutSeconds: 120,
    memoryMb: 1769,
    trigger: { by: 'queues', queues: ['main', 'test'], batch: 5, windowSeconds: 1 },
    uses: {
      objects: {
        facts: [...arrivals, 'work/'],
        open: [...arrivals, 'work/'],
        put: ['work/'],
        create: ['work/'],
      },
      uploads: ['get'],
      sessions: ['claim', 'commit', 'complete', 'release', 'keepLate', 'get', 'item'],
      queues: { send: ['finish'] },
    },
  },
  finish: {
    does: 'Makes the outputs of a run from its parts, and reports',
    timeoutSeconds: 900,
    memoryMb: 2048,
    trigger: { by: 'queues', queues: ['finish'], batch: 1, windowSeconds: 0 },
    native: true,
    uses: {
      objects: {
        facts: [...arrivals, ...outputs, 'work/', 'archive/'],
        open: [...arrivals, 'work/', ...outputs],
        put: [...outputs, 'work/', 'archive/'],
        create: [...outputs, 'work/', 'archive/'],
        join: ['work/', ...outputs, 'archive/'],
        remove: ['work/'],
      },
      quarantine: ['put', 'create', 'join'],
      uploads: ['get', 'change', 'list', 'note'],
      // Behind a look for doubles a second session is begun.
      sessions: ['begin', 'register', 'seal', 'get', 'items', 'idle', 'complete'],
      queues: { send: ['main', 'test'] },
      topics: ['processing', 'errors'],
      connections: live,
    },
  },
  deadLetter: {
    does: 'Judges what was given up: tries it again later, or writes it off where everybody sees it',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: {
      by: 'queues',
      queues: ['deadMain', 'deadTest', 'deadAnalyze', 'deadFinish'],
      batch: 10,
      windowSeconds: 0,
    },
    uses: {
      objects: { facts: ['work/'], open: ['work/'] },
      sessions: ['get', 'item', 'claim', 'commit', 'complete', 'keepLate'],
      uploads: ['get', 'change', 'note'],
      queues: { send: ['main', 'test', 'analyze', 'finish'] },
      topics: ['errors'],
      connections: live,
    },
  },
  stuck: {
    does: 'Looks each minute for sessions that do not go on, and sets them going',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: { by: 'minute' },
    uses: {
      sessions: ['stuck', 'get', 'complete', 'idle', 'tell', 'noteRound'],
      queues: { send: ['main', 'test'] },
    },
  },
  publisher: {
    does: 'Tells what has happened to topics, desks and the functions that go on from it',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: { by: 'minute' },
    uses: {
      sessions: ['untold', 'markTold', 'get'],
      uploads: ['waitingFor', 'note'],
      queues: { send: ['analyze', 'finish'] },
      topics: ['processing', 'errors'],
    },
  },
  socketConnect: {
    does: 'Lets a desk with a valid ticket watch live',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: '$connect' },
    uses: { connections: ['put', 'get', 'remove'] },
  },
  socketDisconnect: {
    does: 'Forgets a desk that has left',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: '$disconnect' },
    uses: { connections: ['remove', 'get'] },
  },
  socketDefault: {
    does: 'Answers words of a desk that mean nothing here',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: '$default' },
    uses: { connections: ['post', 'get', 'remove'] },
  },
  socketSubscribe: {
    does: 'Lets a desk say which session it watches',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: 'subscribe' },
    uses: { connections: ['get', 'put', 'post', 'remove'], sessions: ['get'] },
  },
  api: {
    does: 'Answers the HTTP API: uploads, their state, history, mappings, force-complete, redrive',
    timeoutSeconds: 30,
    memoryMb: 512,
    trigger: { by: 'http' },
    uses: {
      uploads: ['get', 'list', 'change', 'note', 'events', 'waitingFor'],
      sessions: ['get', 'items', 'force', 'reopen', 'item', 'idle'],
      mappings: ['append', 'latest', 'versions', 'list'],
      objects: {
        link: [...outputs],
        uploadLink: ['uploads/', 'raw-test/'],
        facts: [...outputs, 'mappings/'],
        open: ['mappings/'],
        put: ['mappings/'],
      },
      queues: { send: ['main', 'test', 'analyze', 'finish'] },
      connections: ['put', ...live],
    },
  },
  warehouseLoad: {
    does: 'Loads what a run wrote into the warehouse',
    timeoutSeconds: 300,
    memoryMb: 256,
    trigger: { by: 'queues', queues: [], batch: 1, windowSeconds: 0 },
    uses: { warehouse: true, uploads: ['get', 'note'] },
  },
};

/** Names of functions, which are those of their handlers. */
export const functionNames = [
  'intake',
  'analyze',
  'part',
  'finish',
  'deadLetter',
  'stuck',
  'publisher',
  'socketConnect',
  'socketDisconnect',
  'socketDefault',
  'socketSubscribe',
  'api',
  'warehouseLoad',
] as const;

export type FunctionName = (typeof functionNames)[number];

import type { PortUses, Prefix } from './portUses.ts';
import type { DeadQueue, WorkQueue } from './queuePlans.ts';
import { apiPlan } from './apiPlan.ts';
import { scanFunctionPlans } from './scanFunctionPlans.ts';

/** What the `action` of a client's word selects, beside the routes of every WebSocket API. */
type SocketRoute =
  | '$connect'
  | '$disconnect'
  | '$default'
  | 'subscribe'
  | 'start_scan'
  | 'resume_scan'
  | 'end_scan';

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
  /** Notices of one of the codes. */
  | { readonly by: 'topic'; readonly topic: 'processing' | 'errors'; readonly codes: readonly string[] }
  | { readonly by: 'socket'; readonly route: SocketRoute }
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
}

/** Whether nobody waits for the function's answer, so that what fails has to be kept somewhere. */
export function isCalledAside({ trigger }: FunctionPlan): boolean {
  return trigger.by === 'objects' || trigger.by === 'minute' || trigger.by === 'topic';
}

/** Where files arrive. */
const arrivals = ['raw/', 'uploads/', 'raw-test/'] as const satisfies readonly Prefix[];

/** Files that are read: what arrived, and what came out of archives. */
const sources = [...arrivals, 'members/'] as const satisfies readonly Prefix[];

const outputs = ['processed/', 'validation-reports/'] as const satisfies readonly Prefix[];

/** Live words go to desks with each change of an upload; a desk that has gone is forgotten on the way. */
const tells = { connections: ['watching', 'post'] } as const satisfies PortUses;

/** Every function of the pipeline; the file of its handler is `infra/aws/handlers/<name>.ts`. */
export const functionPlans: Readonly<Record<FunctionName, FunctionPlan>> = {
  intake: {
    does: 'Takes up what arrives in the bucket',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: { by: 'objects', prefixes: arrivals },
    uses: {
      ...tells,
      objects: { facts: arrivals },
      uploads: ['add', 'get', 'change', 'note'],
      fileMetadata: ['put'],
      queues: { send: ['analyze'] },
      topics: ['errors'],
    },
  },
  analyze: {
    does: 'Reads a file, recognises its layout, and plans its run or lets it wait',
    timeoutSeconds: 900,
    memoryMb: 2048,
    trigger: { by: 'queues', queues: ['analyze'], batch: 1, windowSeconds: 0 },
    uses: {
      ...tells,
      objects: {
        facts: [...sources, 'work/'],
        open: [...sources, 'work/', 'mappings/'],
        put: ['work/', 'processed/*_summary.json'],
        create: ['work/', 'members/'],
        remove: ['members/'],
      },
      uploads: ['add', 'get', 'change', 'note'],
      fileMetadata: ['put'],
      mappings: ['latest', 'versions', 'list', 'revision'],
      sessions: ['begin', 'register', 'seal', 'complete', 'get', 'idle'],
      queues: { send: ['main', 'test', 'analyze', 'finish'], hold: ['analyze'] },
      topics: ['processing', 'errors'],
      model: true,
    },
  },
  part: {
    does: 'Runs the approved mapping over one part of a file, or takes what came of it into the leads',
    timeoutSeconds: 120,
    memoryMb: 1769,
    // One by one: a part that kills its function would use up the attempts of those beside it.
    trigger: { by: 'queues', queues: ['main', 'test'], batch: 1, windowSeconds: 0 },
    uses: {
      ...tells,
      objects: {
        facts: [...sources, 'work/'],
        open: [...sources, 'work/', 'keys/leads'],
        put: ['work/', 'temp/', 'keys/leads'],
        create: ['work/'],
      },
      leads: ['take'],
      uploads: ['get'],
      sessions: ['claim', 'commit', 'complete', 'release', 'keepLate', 'get', 'item', 'items'],
      queues: { send: ['finish'], hold: ['main', 'test'] },
    },
  },
  finish: {
    does: 'Makes the outputs of a run from its parts, and reports',
    timeoutSeconds: 900,
    memoryMb: 2048,
    trigger: { by: 'queues', queues: ['finish'], batch: 1, windowSeconds: 0 },
    uses: {
      ...tells,
      objects: {
        facts: [...sources, ...outputs, 'work/', 'archive/'],
        open: [...sources, ...outputs, 'work/'],
        put: [...outputs, 'work/'],
        create: ['work/', 'archive/'],
        join: ['work/', ...outputs],
      },
      quarantine: ['put', 'create'],
      uploads: ['get', 'change', 'list', 'note'],
      // The look over the parts ends in parts that write.
      sessions: ['get', 'items', 'begin', 'register', 'seal', 'complete', 'idle'],
      queues: { send: ['main', 'test', 'finish'], hold: ['finish'] },
      topics: ['processing', 'errors'],
    },
  },
  standardise: {
    does: 'Asks the language model about values of leads that no rule could write, a batch at a time',
    timeoutSeconds: 600,
    memoryMb: 512,
    // One by one: a batch that kills its function would use up the attempts of those beside it.
    trigger: { by: 'queues', queues: ['standard'], batch: 1, windowSeconds: 0 },
    uses: {
      // Values are named by the key of the leads; what is asked and answered lies among the intermediate objects.
      objects: { open: ['keys/leads'], put: ['work/', 'keys/leads'] },
      standards: ['get', 'claim', 'release', 'commit', 'setState', 'verdicts', 'keepVerdicts'],
      queues: { hold: ['standard'] },
      model: true,
    },
  },
  deadLetter: {
    does: 'Judges what was given up: tries it again later, or writes it off where everybody sees it',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: {
      by: 'queues',
      queues: [
        'deadMain',
        'deadTest',
        'deadAnalyze',
        'deadFinish',
        'deadScan',
        'deadScanSteps',
        'deadStandard',
      ],
      batch: 10,
      windowSeconds: 0,
    },
    uses: {
      ...tells,
      objects: { facts: ['work/'], open: ['work/'] },
      sessions: ['get', 'claim', 'commit', 'complete', 'release', 'keepLate'],
      uploads: ['get', 'change', 'note'],
      fileMetadata: ['put'],
      scans: ['get', 'end'],
      queues: {
        send: ['main', 'test', 'finish', 'scan', 'scanSteps', 'standard'],
        hold: [
          'deadMain',
          'deadTest',
          'deadAnalyze',
          'deadFinish',
          'deadScan',
          'deadScanSteps',
          'deadStandard',
        ],
      },
      topics: ['errors'],
    },
  },
  stuck: {
    does: 'Looks each minute for sessions that do not go on, and sets them going',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: { by: 'minute' },
    uses: {
      sessions: ['stuck', 'get', 'complete', 'idle', 'noteRound', 'tell'],
      standards: ['get'],
      queues: { send: ['main', 'test', 'scan', 'standard'] },
    },
  },
  publisher: {
    does: 'Tells what has happened to topics and to the functions that go on from it',
    timeoutSeconds: 60,
    memoryMb: 256,
    trigger: { by: 'minute' },
    uses: {
      sessions: ['untold', 'markTold', 'get'],
      uploads: ['waitingFor', 'note'],
      queues: { send: ['analyze', 'finish', 'scanSteps'] },
      topics: ['processing', 'errors'],
    },
  },
  socketConnect: {
    does: 'Lets a desk with a valid ticket watch live',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: '$connect' },
    uses: { connections: ['put', 'remove'] },
  },
  socketDisconnect: {
    does: 'Forgets a desk that has left',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: '$disconnect' },
    uses: { connections: ['remove'] },
  },
  socketDefault: {
    does: 'Answers a ping, and words of a desk that mean nothing here',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: '$default' },
    uses: { connections: ['post'] },
  },
  socketSubscribe: {
    does: 'Lets a desk say which session it watches',
    timeoutSeconds: 30,
    memoryMb: 256,
    trigger: { by: 'socket', route: 'subscribe' },
    uses: { connections: ['get', 'put', 'post'], sessions: ['get'] },
  },
  ...scanFunctionPlans,
  api: apiPlan,
  warehouseLoad: {
    does: 'Loads what a run wrote into the warehouse',
    timeoutSeconds: 300,
    memoryMb: 256,
    trigger: { by: 'topic', topic: 'processing', codes: ['done'] },
    uses: {
      warehouse: true,
      uploads: ['get', 'note', 'events'],
      sessions: ['get'],
      // The list of what is to be loaded lies in the bucket, for the warehouse to read.
      objects: { facts: ['processed/'], open: ['processed/'], put: ['work/'] },
      topics: ['errors'],
    },
  },
};

/** Names of functions, which are those of their handlers. */
export const functionNames = [
  'intake',
  'analyze',
  'part',
  'finish',
  'standardise',
  'deadLetter',
  'stuck',
  'publisher',
  'socketConnect',
  'socketDisconnect',
  'socketDefault',
  'socketSubscribe',
  'scanDispatch',
  'scanResume',
  'scanEnd',
  'scanWorker',
  'scanSteps',
  'api',
  'warehouseLoad',
] as const;

export type FunctionName = (typeof functionNames)[number];

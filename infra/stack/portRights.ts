import type { FileMetadataStore } from '../../core/ports/fileMetadata.ts';
import type { LeadStore } from '../../core/ports/leadStore.ts';
import type { LiveScanStore } from '../../core/ports/liveScans.ts';
import type { MessageQueues } from '../../core/ports/messages.ts';
import type { Connections } from '../../core/ports/notices.ts';
import type { ObjectStore } from '../../core/ports/objects.ts';
import type { SessionStore } from '../../core/ports/sessions.ts';
import type { StandardStore } from '../../core/ports/standardStore.ts';
import type { MappingStore } from '../../core/ports/stores.ts';
import type { UploadStore } from '../../core/ports/uploads.ts';
import type { TableName } from './tablesOfStack.ts';

/**
 * Which actions of AWS each method of a port sends, as its adapter in `infra/aws` does; the tests run the adapters and
 * compare. A transaction of DynamoDB is allowed by the actions it consists of.
 */
export type TableAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'
  | 'BatchWriteItem'
  | 'BatchGetItem'
  | 'Query'
  | 'Scan';

/** Actions on a table; `Query` with the names of indexes is on these, and on the table itself where it is an action. */
export interface TableUse {
  readonly table: TableName;
  readonly actions?: readonly TableAction[];
  readonly indexes?: readonly string[];
}

type OfPort<Port> = Readonly<Record<keyof Port, readonly TableUse[]>>;

const session = (...actions: readonly TableAction[]): TableUse => ({ table: 'sessions', actions });

export const uploadRights: OfPort<UploadStore> = {
  add: [{ table: 'metadata', actions: ['PutItem', 'GetItem'] }],
  get: [{ table: 'metadata', actions: ['GetItem'] }],
  change: [{ table: 'metadata', actions: ['PutItem', 'GetItem'] }],
  list: [{ table: 'metadata', actions: ['GetItem'], indexes: ['all', 'by-state'] }],
  waitingFor: [{ table: 'metadata', indexes: ['waiting'] }],
  note: [{ table: 'history', actions: ['PutItem'] }],
  events: [{ table: 'history', actions: ['Query'] }],
};

export const fileMetadataRights: OfPort<FileMetadataStore> = {
  put: [{ table: 'fileMetadata', actions: ['PutItem'] }],
};

const places: TableUse = { table: 'sessions', indexes: ['places'] };

export const sessionRights: OfPort<SessionStore> = {
  begin: [session('PutItem', 'Query')],
  register: [session('BatchGetItem', 'PutItem', 'ConditionCheckItem', 'Query')],
  seal: [session('UpdateItem', 'PutItem', 'Query'), places],
  get: [session('Query')],
  item: [session('GetItem', 'Query')],
  items: [session('Query'), places],
  claim: [session('UpdateItem', 'BatchGetItem')],
  release: [session('UpdateItem')],
  commit: [session('UpdateItem', 'GetItem', 'Query')],
  keepLate: [session('PutItem', 'UpdateItem')],
  lateResults: [session('Query')],
  forgetLate: [session('DeleteItem', 'UpdateItem')],
  noteRound: [session('UpdateItem', 'Query')],
  complete: [session('Query', 'UpdateItem', 'PutItem')],
  force: [session('Query', 'UpdateItem', 'PutItem')],
  reopen: [session('Query', 'UpdateItem'), places],
  stuck: [session('Query'), { table: 'sessions', indexes: ['stuck'] }],
  idle: [session('Query'), places],
  tell: [session('PutItem')],
  untold: [{ table: 'sessions', indexes: ['untold'] }],
  markTold: [session('UpdateItem')],
};

export const mappingRights: OfPort<MappingStore> = {
  append: [
    { table: 'mappings', actions: ['PutItem', 'GetItem'] },
    // The event of the approval, in the same transaction.
    session('PutItem'),
  ],
  latest: [{ table: 'mappings', actions: ['GetItem'] }],
  versions: [{ table: 'mappings', actions: ['Query'] }],
  // Where the index stays behind, the table itself is read.
  list: [{ table: 'mappings', actions: ['GetItem', 'Scan'], indexes: ['all'] }],
  revision: [{ table: 'mappings', actions: ['GetItem'] }],
};

const leads = (...actions: readonly TableAction[]): TableUse => ({ table: 'leads', actions });

export const leadRights: OfPort<LeadStore> = {
  take: [leads('BatchGetItem', 'PutItem', 'UpdateItem')],
  count: [leads('Query')],
  page: [leads('Query', 'BatchGetItem')],
  pageByChange: [leads('BatchGetItem'), { table: 'leads', indexes: ['by-change'] }],
  find: [
    leads('Query', 'BatchGetItem'),
    { table: 'leads', indexes: ['EmailIndex', 'by-first', 'by-second', 'by-change'] },
  ],
  get: [leads('BatchGetItem')],
  byKey: [leads('BatchGetItem')],
  history: [leads('Query')],
  edit: [leads('BatchGetItem', 'PutItem')],
  undo: [leads('BatchGetItem', 'Query', 'PutItem', 'DeleteItem')],
};

const standards = (...actions: readonly TableAction[]): TableUse => ({ table: 'standards', actions });
const byState: TableUse = { table: 'standards', indexes: ['by-state'] };
/** Of a job the session, too. */
const job = [standards('BatchGetItem'), session('Query')];

export const standardRights: OfPort<StandardStore> = {
  create: [
    standards('BatchGetItem', 'PutItem'),
    ...job,
    ...sessionRights.begin,
    ...sessionRights.register,
    ...sessionRights.seal,
    ...sessionRights.complete,
  ],
  get: job,
  jobs: [standards('Query'), session('Query')],
  take: [...sessionRights.idle, ...sessionRights.claim, ...sessionRights.complete],
  claim: [...sessionRights.claim, ...sessionRights.complete],
  release: sessionRights.release,
  commit: [
    standards('BatchGetItem', 'PutItem', 'DeleteItem'),
    ...sessionRights.commit,
    ...sessionRights.complete,
    // What comes late.
    session('BatchGetItem', 'PutItem', 'UpdateItem'),
  ],
  setState: [standards('UpdateItem')],
  end: sessionRights.force,
  dead: [standards('Query')],
  forget: [standards('DeleteItem')],
  verdicts: [standards('BatchGetItem')],
  keepVerdicts: [standards('PutItem')],
  countSuggestions: [byState],
  suggestions: [byState, standards('BatchGetItem')],
  suggestion: [standards('BatchGetItem')],
  settled: [standards('Query')],
  decide: [standards('BatchGetItem', 'PutItem')],
  close: [],
};

export const connectionRights: OfPort<Connections> = {
  put: [session('PutItem', 'GetItem', 'DeleteItem')],
  remove: [session('GetItem', 'DeleteItem')],
  watching: [session('Query')],
  get: [session('GetItem')],
  // One that is gone is removed.
  post: [session('GetItem', 'DeleteItem')],
};

const scan = (...actions: readonly TableAction[]): TableUse => ({ table: 'scanResults', actions });

export const scanRights: OfPort<LiveScanStore> = {
  begin: [scan('PutItem')],
  get: [scan('GetItem')],
  run: [scan('UpdateItem')],
  bind: [scan('UpdateItem')],
  count: [scan('PutItem', 'UpdateItem')],
  close: [scan('UpdateItem')],
  tellValue: [scan('UpdateItem')],
  // Whether it is done is looked up where the turn is not free.
  takeEnd: [scan('UpdateItem', 'GetItem')],
  leaveEnd: [scan('UpdateItem')],
  end: [scan('UpdateItem')],
  file: [scan('GetItem')],
  files: [scan('Query')],
};

/** What was asked of a language model, what it took, and whose turn it is to ask. */
export const modelRights = {
  append: [{ table: 'schemas', actions: ['PutItem', 'UpdateItem'] }],
  settle: [{ table: 'schemas', actions: ['GetItem', 'UpdateItem'] }],
  spent: [{ table: 'schemas', actions: ['GetItem'] }],
  get: [{ table: 'schemas', actions: ['GetItem'] }],
  put: [{ table: 'schemas', actions: ['PutItem'] }],
  take: [{ table: 'schemas', actions: ['PutItem', 'GetItem'] }],
  release: [{ table: 'schemas', actions: ['PutItem'] }],
  fail: [{ table: 'schemas', actions: ['PutItem'] }],
} as const satisfies Readonly<Record<string, readonly TableUse[]>>;

/** What the adapter of the warehouse asks: of the workgroup, and of the statements that it has begun there. */
export const warehouseRights = {
  workgroup: [
    'redshift-data:BatchExecuteStatement',
    'redshift-data:DescribeTable',
    // By this the Data API signs in for the function.
    'redshift-serverless:GetCredentials',
  ],
  statements: [
    'redshift-data:CancelStatement',
    'redshift-data:DescribeStatement',
    'redshift-data:GetStatementResult',
  ],
} as const;

const write = ['s3:PutObject', 's3:AbortMultipartUpload'];
const read = ['s3:GetObject', 's3:GetObjectVersion'];

/** Actions on the objects below the prefixes; those of `bucketRights` are on the bucket. */
export const objectRights: Readonly<Record<keyof ObjectStore, readonly string[]>> = {
  facts: read,
  open: read,
  put: write,
  create: write,
  join: [...read, ...write],
  list: [],
  remove: ['s3:DeleteObject'],
  // Links are signed with the function's own rights.
  link: read,
  uploadLink: ['s3:PutObject'],
};

/** Without the right to list, an object that is not there is told as one that may not be read. */
export const bucketRights: Readonly<Record<keyof ObjectStore, readonly string[]>> = {
  facts: ['s3:ListBucket'],
  open: ['s3:ListBucket'],
  put: [],
  create: [],
  join: ['s3:ListBucket'],
  list: ['s3:ListBucket'],
  remove: [],
  // A link to nothing is not given.
  link: ['s3:ListBucket'],
  uploadLink: [],
};

export const queueRights: Readonly<Record<keyof MessageQueues, readonly string[]>> = {
  send: ['sqs:SendMessage'],
  receive: ['sqs:ReceiveMessage'],
  remove: ['sqs:DeleteMessage'],
  hold: ['sqs:ChangeMessageVisibility'],
  depth: ['sqs:GetQueueAttributes'],
};

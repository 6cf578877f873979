/** An attribute of a key: `S` text, `N` number. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: 'S' | 'N';
}

/** A further order of a table's items; those without its attributes are not in it. */
export interface TableIndex {
  readonly name: string;
  /** `local`: shares the table's partition key and can be read strongly consistent. */
  readonly kind: 'global' | 'local';
  readonly partitionKey: KeyAttribute;
  readonly sortKey: KeyAttribute;
  /** Has the keys only, so that other changes of an item do not write to it; all attributes where absent. */
  readonly keysOnly?: true;
}

/** A table of the pipeline, as stack, stores and tests all make and use it. */
export interface TableDefinition {
  /** The thing in `<prefix>-<thing>-<env>`. */
  readonly thing: string;
  /** Environment variable that tells the functions its name. */
  readonly variable: string;
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
  readonly indexes: readonly TableIndex[];
  /** Attribute with the second (of the Unix epoch) after which an item may vanish; late, so readers look at it, too. */
  readonly timeToLive?: string;
}

const text = (name: string): KeyAttribute => ({ name, type: 'S' });
const number = (name: string): KeyAttribute => ({ name, type: 'N' });

/** What arrived, and how far each upload is. `received_order` is `<receivedAt>#<upload id>`. */
const metadata: TableDefinition = {
  thing: 'metadata',
  variable: 'METADATA_TABLE',
  partitionKey: text('upload_id'),
  indexes: [
    // All uploads; `every` is always `upload`.
    {
      name: 'all',
      kind: 'global',
      partitionKey: text('every'),
      sortKey: text('received_order'),
    },
    {
      name: 'by-state',
      kind: 'global',
      partitionKey: text('state'),
      sortKey: text('received_order'),
    },
    // The layout's fingerprint, only while the upload waits for a mapping.
    {
      name: 'waiting',
      kind: 'global',
      partitionKey: text('waiting_for'),
      sortKey: text('received_order'),
    },
  ],
};

/** The processing history: `<at>#<kind>#<digest>` for each line of an upload. */
const history: TableDefinition = {
  thing: 'processing-history',
  variable: 'HISTORY_TABLE',
  partitionKey: text('upload_id'),
  sortKey: text('entry'),
  indexes: [],
};

/** Analyses as the CSV ingestion pipeline keeps them, one item a file name, so that its readers go on. */
const fileMetadata: TableDefinition = {
  thing: 'file-metadata',
  variable: 'FILE_METADATA_TABLE',
  partitionKey: text('file_name'),
  indexes: [],
};

/**
 * Approved mappings. `entry` is `HEAD` or `V#<version in 12 digits>`; under the mapping id `#approvals` the entry `COUNT`
 * counts approvals. Heads alone have `every` (always `mapping`), `approval` (their place in the count) and `fingerprint`.
 */
const mappings: TableDefinition = {
  thing: 'schema-mappings',
  variable: 'MAPPINGS_TABLE',
  partitionKey: text('mapping_id'),
  sortKey: text('entry'),
  indexes: [
    { name: 'all', kind: 'global', partitionKey: text('every'), sortKey: number('approval') },
    { name: 'by-layout', kind: 'global', partitionKey: text('fingerprint'), sortKey: number('approval') },
  ],
};

/**
 * Packs that people made. `entry` is `HEAD` or `V#<version in 12 digits>`. Beside them what a language model said, with
 * the entry `A`: under `MODEL#ANSWER#<question>` its answer, under `MODEL#TURN#<question>` who asks, under
 * `MODEL#CALL#<id>` a call, under `MODEL#SPENT#<month or upload>` what calls took.
 */
const schemas: TableDefinition = {
  thing: 'schemas',
  variable: 'SCHEMAS_TABLE',
  partitionKey: text('pack_id'),
  sortKey: text('entry'),
  indexes: [],
  timeToLive: 'expires_at',
};

/**
 * Sessions with their items, what is to be told, and who is connected.
 *
 * | pk | sk | is |
 * | --- | --- | --- |
 * | `SES#<session>` | `META`, `FILE#<item>`, `PROG#00` to `PROG#07`, `LATE#<item>` | the session |
 * | `OUTBOX#<event>` | `A` | what is to be told |
 * | `CONN#<connection>` | `A` | a desk that watches live |
 * | `WATCH#<session>`, `WATCH#*` | `CONN#<connection>` | the same, by what it watches |
 *
 * `stuck_shard` and `untold_shard` are there only while a session is sealed, or an event was not told.
 */
const sessions: TableDefinition = {
  thing: 'sessions',
  variable: 'SESSIONS_TABLE',
  partitionKey: text('pk'),
  sortKey: text('sk'),
  indexes: [
    // Items in the order of the manifest; local, since what is counted must be read as it is.
    { name: 'places', kind: 'local', partitionKey: text('pk'), sortKey: number('place'), keysOnly: true },
    {
      name: 'stuck',
      kind: 'global',
      partitionKey: text('stuck_shard'),
      sortKey: text('stuck_at'),
      keysOnly: true,
    },
    { name: 'untold', kind: 'global', partitionKey: text('untold_shard'), sortKey: text('untold_at') },
  ],
  timeToLive: 'expires_at',
};

/**
 * Scans of the WebSocket API: under `file_name` `meta` the session, under the names of its documents what came of them. A
 * document called `meta` has the key `~meta`; see `core/liveScan/fileKeys.ts`.
 */
const scanResults: TableDefinition = {
  thing: 'scan-results',
  variable: 'SCAN_RESULTS_TABLE',
  partitionKey: text('session_id'),
  sortKey: text('file_name'),
  indexes: [],
};

/**
 * Leads. Whatever could tell of a person is in documents only; keys hold HMACs of addresses and values.
 *
 * | lead_id | entry | is |
 * | --- | --- | --- |
 * | the HMAC of a key | `LEAD` | the lead, or with `means` the one that it means |
 * | the same | `ROW#<stamp>`, `EDIT#<stamp>` | a line of its history |
 * | `LIST#<pack>#<block>` | `<segment>#<place>` | the lead at a place in the order of arrival |
 * | `SEGS#<pack>#<block>` | `<segment>` | leads of a segment |
 * | `SUMS#<pack>` | `<block>#<shard>` | leads of a block, spread |
 * | `NEXT#<pack>` | `A` | the next segment |
 */
const leads: TableDefinition = {
  thing: 'leads',
  variable: 'LEADS_TABLE',
  partitionKey: text('lead_id'),
  sortKey: text('entry'),
  indexes: [
    // The address that a lead has now.
    {
      name: 'EmailIndex',
      kind: 'global',
      partitionKey: text('email_hmac'),
      sortKey: text('lead_id'),
      keysOnly: true,
    },
    // Values of the fields that a pack's leads are found by, as HMACs.
    {
      name: 'by-first',
      kind: 'global',
      partitionKey: text('first_mark'),
      sortKey: text('list_order'),
      keysOnly: true,
    },
    {
      name: 'by-second',
      kind: 'global',
      partitionKey: text('second_mark'),
      sortKey: text('list_order'),
      keysOnly: true,
    },
    // `<pack>#<month>`, and when it changed.
    {
      name: 'by-change',
      kind: 'global',
      partitionKey: text('changed_month'),
      sortKey: text('changed_order'),
      keysOnly: true,
    },
  ],
};

/**
 * Values that a language model is to write in standard form. Values stand in documents only; keys hold HMACs of them. The
 * batches of a job are items of its session.
 *
 * | pk | sk | is |
 * | --- | --- | --- |
 * | `JOBS` | `<job>` | an order to standardise |
 * | `LAST` | `<pack>` | the job that was begun last |
 * | `VALUE#<pack>` | `<field>#<HMAC>` | what is suggested for a value; `stands` is `<state>#<field>#<HMAC>` |
 * | `DEAD#<pack>` | `<field>#<HMAC>` | a value that was asked about in vain |
 * | `VERDICT#<HMAC>` | `A` | what came of a value |
 */
const standards: TableDefinition = {
  thing: 'standards',
  variable: 'STANDARDS_TABLE',
  partitionKey: text('pk'),
  sortKey: text('sk'),
  indexes: [
    // Local, since what a person has just decided must not be listed any more.
    { name: 'by-state', kind: 'local', partitionKey: text('pk'), sortKey: text('stands'), keysOnly: true },
  ],
};

/** Every table of the pipeline. */
export const tables = {
  metadata,
  history,
  fileMetadata,
  mappings,
  schemas,
  sessions,
  scanResults,
  leads,
  standards,
} as const;

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DuckDBInstance } from '@duckdb/node-api';

/** The Data API of Redshift over a DuckDB: the statements that it gets are really run. */
export interface StandInRedshift {
  readonly url: string;
  /** Rows of a query, as a person would ask it. */
  query(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** Every statement that came, in order. */
  readonly seen: string[];
  /** The next transactions end so; `slow` ones never end. */
  readonly fates: ('slow' | { readonly error: string })[];
  readonly cancelled: string[];
  close(): Promise<void>;
}

interface Statement {
  readonly polls: { left: number };
  readonly status: 'FINISHED' | 'FAILED' | 'STARTED';
  readonly error: string;
  readonly count: number;
  readonly sqls: readonly string[];
}

interface Call {
  readonly Id?: string;
  readonly Sqls?: readonly string[];
  readonly Schema?: string;
  readonly Table?: string;
}

interface FileOfObject {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of a list of files. */
  readonly text: string;
}

/** @param fileAt path of an object by its address, and its size as it is */
export async function openStandInRedshift(
  fileAt: (url: string) => FileOfObject | Promise<FileOfObject>,
): Promise<StandInRedshift> {
  const instance = await DuckDBInstance.create(':memory:');
  const database = await instance.connect();
  await database.run('CREATE SCHEMA analytics');
  const statements = new Map<string, Statement>();
  const seen: string[] = [];
  const cancelled: string[] = [];
  const fates: StandInRedshift['fates'] = [];
  const query: StandInRedshift['query'] = async (sql) => (await database.runAndReadAll(sql)).getRowsJson();

  async function run(sql: string): Promise<number> {
    if (sql.startsWith('LOCK ')) return 0;
    const copy = /^COPY (\S+) FROM '(s3:[^']+)' IAM_ROLE '(arn:[^']+)' FORMAT AS PARQUET MANIFEST$/.exec(sql);
    if (copy === null) return Number((await query(sql))[0]?.[0] ?? 0);
    const manifest = JSON.parse((await fileAt(copy[2] ?? '')).text) as {
      readonly entries: readonly {
        readonly url: string;
        readonly meta: { readonly content_length: number };
      }[];
    };
    const files: string[] = [];
    for (const { url, meta } of manifest.entries) {
      const file = await fileAt(url);
      if (file.sizeBytes !== meta.content_length) throw new Error(`content_length of ${url} is wrong`);
      files.push(`'${file.path.replaceAll("'", "''")}'`);
    }
    await query(
      `INSERT INTO ${copy[1]} SELECT * FROM read_parquet([${files.join(', ')}], hive_partitioning = false)`,
    );
    return 0;
  }

  async function begin(sqls: readonly string[]): Promise<Statement> {
    seen.push(...sqls);
    const fate = fates.shift();
    const polls = { left: 2 };
    if (fate === 'slow') return { polls, status: 'STARTED', error: '', count: 0, sqls };
    if (fate !== undefined) return { polls, status: 'FAILED', error: fate.error, count: 0, sqls };
    let count = 0;
    try {
      await database.run('BEGIN');
      for (const sql of sqls) count = await run(sql);
      await database.run('COMMIT');
      return { polls, status: 'FINISHED', error: '', count, sqls };
    } catch (error) {
      await database.run('ROLLBACK');
      return { polls, status: 'FAILED', error: `ERROR: ${String(error)}`, count: 0, sqls };
    }
  }

  async function answer(action: string, call: Call): Promise<unknown> {
    const id = (call.Id ?? '').replace(/:\d+$/, '');
    const statement = statements.get(id);
    switch (action) {
      case 'BatchExecuteStatement': {
        const next = `s${statements.size}`;
        statements.set(next, await begin(call.Sqls ?? []));
        return { Id: next };
      }
      case 'DescribeStatement': {
        if (statement === undefined) throw new Error('ResourceNotFoundException');
        statement.polls.left -= 1;
        const status = statement.polls.left > 0 ? 'PICKED' : statement.status;
        return {
          Id: id,
          Status: status,
          ...(status === 'FAILED' ? { Error: statement.error } : {}),
          SubStatements: statement.sqls.map((_, n) => ({ Id: `${id}:${n + 1}`, Status: status })),
        };
      }
      case 'GetStatementResult':
        return { Records: [[{ longValue: statement?.count ?? 0 }]], TotalNumRows: 1 };
      case 'CancelStatement':
        cancelled.push(id);
        return { Status: true };
      case 'DescribeTable': {
        const rows = await query(
          `SELECT column_name, data_type, numeric_precision, numeric_scale FROM information_schema.columns
           WHERE table_schema = '${call.Schema ?? ''}' AND table_name = '${call.Table ?? ''}'`,
        );
        return { ColumnList: rows.map(columnMetadata) };
      }
      default:
        throw new Error('ValidationException');
    }
  }

  const server = createServer((request, response) => {
    const serve = async (): Promise<void> => {
      const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const body = JSON.parse(await textOf(request)) as Call;
      const headers = { 'content-type': 'application/x-amz-json-1.1' };
      try {
        const given = await answer(action, body);
        response.writeHead(200, headers).end(JSON.stringify(given));
      } catch (error) {
        const type = error instanceof Error ? error.message : '';
        response.writeHead(400, headers).end(JSON.stringify({ __type: type, Message: type }));
      }
    };
    serve().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    query,
    seen,
    fates,
    cancelled,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.closeSync();
      instance.closeSync();
    },
  };
}

/** As Redshift names types. */
function columnMetadata([name, type, precision, scale]: readonly unknown[]): object {
  const names: Readonly<Record<string, string>> = {
    VARCHAR: 'varchar',
    BIGINT: 'int8',
    DOUBLE: 'float8',
    DATE: 'date',
    TIMESTAMP: 'timestamp',
    BOOLEAN: 'bool',
    'TIMESTAMP WITH TIME ZONE': 'timestamptz',
  };
  const typeName = names[String(type)] ?? 'numeric';
  return { name, typeName, precision: Number(precision ?? 0), scale: Number(scale ?? 0) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString();
}

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  BatchExecuteStatementCommand,
  CancelStatementCommand,
  type ColumnMetadata,
  DescribeStatementCommand,
  DescribeTableCommand,
  GetStatementResultCommand,
  type RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { plainText } from '../../../core/llm/plainText.ts';
import { AppError } from '../../../core/model/errors.ts';
import { attemptCloud, errorName } from '../cloudErrors.ts';
import type { WarehouseColumn } from './warehouseTypes.ts';

/** A database of Redshift and how statements come to it. */
export interface RedshiftPlace {
  readonly client: RedshiftDataClient;
  readonly region: string;
  readonly database: string;
  /** A cluster with the user or secret to sign in by, or a workgroup of Redshift Serverless. */
  readonly server:
    | { readonly ClusterIdentifier: string; readonly DbUser: string }
    | { readonly ClusterIdentifier: string; readonly SecretArn: string }
    | { readonly WorkgroupName: string; readonly SecretArn?: string };
  /** Longest wait for a transaction, in milliseconds; then it is cancelled there. */
  readonly patienceMs: number;
}

/** First and longest wait between two questions of how far it is, in milliseconds. */
const [firstPollMs, longestPollMs] = [200, 5_000];
/** Characters of the warehouse's own words that are told. */
const saidCharacters = 300;
/** What ends by itself when it is tried again. */
const passing =
  /serializable isolation violation|could not obtain lock|resuming|paused|is being restored|try again/i;

/**
 * Runs statements as one transaction and waits for its end.
 *
 * @returns the number in the first cell that the last one answers
 * @throws {AppError} `WAREHOUSE_REFUSED` with what it said; `STORE_UNAVAILABLE` for what passes by itself
 */
export async function runBatch(place: RedshiftPlace, sqls: readonly string[]): Promise<number> {
  const command = new BatchExecuteStatementCommand({
    ...where(place),
    Sqls: [...sqls],
    // The SDK's own second tries are the same statement.
    ClientToken: randomUUID(),
  });
  const { Id = '' } = await ask(place, 'BatchExecuteStatement', () => place.client.send(command));
  const id = await ended(place, Id);
  const result = new GetStatementResultCommand({ Id: id });
  const { Records = [] } = await ask(place, 'GetStatementResult', () => place.client.send(result));
  return Records[0]?.[0]?.longValue ?? 0;
}

/** A table's columns; empty where there is no such table. */
export async function columnsOf(
  place: RedshiftPlace,
  { schema, table }: { readonly schema: string; readonly table: string },
): Promise<readonly WarehouseColumn[]> {
  const columns: WarehouseColumn[] = [];
  let NextToken: string | undefined;
  do {
    const command = new DescribeTableCommand({
      ...where(place),
      Schema: schema,
      Table: table,
      ...(NextToken === undefined ? {} : { NextToken }),
    });
    const page = await ask(place, 'DescribeTable', () => place.client.send(command));
    columns.push(...(page.ColumnList ?? []).map(columnOf));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
  return columns;
}

function columnOf({ name = '', typeName = '', precision, scale }: ColumnMetadata): WarehouseColumn {
  const isNumeric = typeName.toLowerCase() === 'numeric' || typeName.toLowerCase() === 'decimal';
  return { name, type: isNumeric ? `NUMERIC(${precision ?? 0},${scale ?? 0})` : typeName };
}

/** @returns the id of its last statement */
async function ended(place: RedshiftPlace, Id: string): Promise<string> {
  const endMs = performance.now() + place.patienceMs;
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 1.5, longestPollMs)) {
    const command = new DescribeStatementCommand({ Id });
    const state = await ask(place, 'DescribeStatement', () => place.client.send(command));
    if (state.Status === 'FINISHED') return state.SubStatements?.at(-1)?.Id ?? Id;
    if (state.Status === 'FAILED' || state.Status === 'ABORTED') {
      const failed = state.SubStatements?.find(({ Error: said }) => (said ?? '') !== '');
      throw refusal(failed?.Error ?? state.Error ?? '');
    }
    if (performance.now() + pollMs > endMs) {
      await cancel(place, Id);
      throw new AppError('STORE_UNAVAILABLE', 'The warehouse did not end the load in time.', {
        remedy: 'Look at what else runs there, then load the run again.',
      });
    }
    await wait(pollMs);
  }
}

/** One that has ended meanwhile cannot be cancelled; the next try replaces what it did. */
async function cancel(place: RedshiftPlace, Id: string): Promise<void> {
  try {
    await place.client.send(new CancelStatementCommand({ Id }));
  } catch (error) {
    if (!['ValidationException', 'ResourceNotFoundException'].includes(errorName(error))) throw error;
  }
}

function refusal(said: string): AppError {
  const fact = plainText(said, saidCharacters);
  if (passing.test(said))
    return new AppError('STORE_UNAVAILABLE', `The warehouse could not take the load now. It says: ${fact}`, {
      remedy: 'Wait a little, then load the run again.',
    });
  return new AppError('WAREHOUSE_REFUSED', `The warehouse refused the load. It says: ${fact}`);
}

async function ask<T>(place: RedshiftPlace, action: string, work: () => Promise<T>): Promise<T> {
  const asked = {
    action: `redshift-data:${action}`,
    resource: `the warehouse ${place.database}`,
    region: place.region,
  };
  return attemptCloud(asked, async () => {
    try {
      return await work();
    } catch (error) {
      // Said of names, users and databases that are not there.
      const isOfSettings = ['ValidationException', 'ExecuteStatementException'].includes(errorName(error));
      throw isOfSettings && error instanceof Error ? refusal(error.message) : error;
    }
  });
}

function where({ server, database }: RedshiftPlace) {
  return { ...server, Database: database };
}

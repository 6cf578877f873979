import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import ExcelJs from 'exceljs';
import { standInCredentials } from '../emulators/standIn.ts';
import type { Cloud } from '../startCloud.ts';

type Item = Readonly<Record<string, unknown>>;

/** The items of a session as they lie in the table: its own, and those of its documents by their sort keys. */
export async function itemsOfSession(
  cloud: Cloud,
  sessionId: string,
): Promise<{ readonly meta: Item; readonly files: ReadonlyMap<string, Item> }> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: cloud.access['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
      region: cloud.access['AWS_REGION'] ?? '',
      credentials: standInCredentials,
    }),
  );
  const TableName = 'mapwright-scan-results-dev';
  try {
    const Key = { session_id: sessionId, file_name: 'meta' };
    const { Item: meta = {} } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const files = new Map<string, Item>();
    const query = {
      TableName,
      KeyConditionExpression: 'session_id = :sid',
      ExpressionAttributeValues: { ':sid': sessionId },
    };
    for await (const { Items = [] } of paginateQuery({ client }, query))
      for (const item of Items) if (item['file_name'] !== 'meta') files.set(String(item['file_name']), item);
    return { meta, files };
  } finally {
    client.destroy();
  }
}

/** Rows of a sheet below its header, as texts; no rows where there is no such sheet. */
export type Sheets = (name: string) => readonly (readonly string[])[];

/** Follows a link to a workbook and reads it with a library that has not written it. */
export async function downloadedWorkbook(url: string): Promise<Sheets> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  return (name) => {
    const rows: (readonly string[])[] = [];
    workbook.getWorksheet(name)?.eachRow((row, number) => {
      if (number === 1) return;
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => void cells.push(cell.text));
      rows.push(cells);
    });
    return rows;
  };
}

import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileMetadataItem } from '../../../../core/ports/fileMetadata.ts';
import { dynamoClient } from '../../../../infra/aws/clients.ts';
import { dynamoFileMetadata } from '../../../../infra/aws/stores/dynamoFileMetadata.ts';
import { tables } from '../../../../infra/aws/tables.ts';
import { type Dynoxide, noTables, startDynoxide } from '../../../cloud/emulators/dynoxide.ts';
import { standInCredentials, standInRegion } from '../../../cloud/emulators/standIn.ts';

const item = {
  file_name: 'sales.csv',
  upload_timestamp: '2026-01-02T10:30:00Z',
  processed_timestamp: '2026-01-02T10:30:15Z',
  status: 'success',
  row_count: 100,
  schema: { age: 'int', 'Größe (cm)': 'float' },
  statistics: { age: { min: 25, max: 65, avg: 42.5, count: 100 } },
  quality_issues: { total_rows: 100, has_issues: false, missing_values: {}, invalid_values: {} },
};

describe.skipIf(noTables !== undefined)('the file-metadata table', () => {
  let emulator: Dynoxide;
  beforeAll(async () => {
    emulator = await startDynoxide();
    await emulator.create(tables.fileMetadata, 'file-metadata');
  });
  afterAll(() => emulator.stop());

  const client = () =>
    dynamoClient({
      region: standInRegion,
      credentials: standInCredentials,
      endpoints: { dynamodb: emulator.endpoint },
    });
  const put = (one: FileMetadataItem) =>
    dynamoFileMetadata({ client: client(), region: standInRegion, table: 'file-metadata' }).put(one);
  const read = async (name: string) => {
    const command = new GetItemCommand({ TableName: 'file-metadata', Key: { file_name: { S: name } } });
    return (await client().send(command)).Item;
  };

  it('has attributes of the types that the document names', async () => {
    await put(item);
    expect(await read('sales.csv')).toEqual({
      file_name: { S: 'sales.csv' },
      upload_timestamp: { S: '2026-01-02T10:30:00Z' },
      processed_timestamp: { S: '2026-01-02T10:30:15Z' },
      status: { S: 'success' },
      row_count: { N: '100' },
      schema: { M: { age: { S: 'int' }, 'Größe (cm)': { S: 'float' } } },
      statistics: {
        M: { age: { M: { min: { N: '25' }, max: { N: '65' }, avg: { N: '42.5' }, count: { N: '100' } } } },
      },
      quality_issues: {
        M: {
          total_rows: { N: '100' },
          has_issues: { BOOL: false },
          missing_values: { M: {} },
          invalid_values: { M: {} },
        },
      },
    });
  });

  it('keeps the item of the latest upload, whichever is told last', async () => {
    const twice = { ...item, file_name: 'twice.csv' };
    await put({ ...twice, row_count: 2, upload_timestamp: '2026-01-02T11:00:00Z' });
    await put({ ...twice, row_count: 1 });
    expect(await read('twice.csv')).toMatchObject({ row_count: { N: '2' } });
    await put({ ...twice, row_count: 3, upload_timestamp: '2026-01-02T11:00:00Z' });
    expect(await read('twice.csv')).toMatchObject({ row_count: { N: '3' } });
  });

  it('takes numbers of any size and columns of any name', async () => {
    const hostile = { ...item, file_name: 'hostile.csv' };
    await put({
      ...hostile,
      schema: Object.fromEntries([
        ['__proto__', 'int'],
        ['', 'string'],
        ['constructor', 'int'],
      ]),
      statistics: { age: { min: -1e300, max: 2 ** 60, avg: 1e-200, count: 3 } },
    });
    expect(await read('hostile.csv')).toMatchObject({
      schema: { M: { constructor: { S: 'int' } } },
      statistics: { M: { age: { M: { max: { N: '1152921504606847000' }, count: { N: '3' } } } } },
    });
  });

  it('leaves out what does not fit into an item', async () => {
    const names = Array.from({ length: 3_000 }, (_, at) => [`${'column '.repeat(12)}${at}`, 'string']);
    const wide = { ...item, file_name: 'wide.csv', schema: Object.fromEntries(names) };
    const statistics = Object.fromEntries(
      names.map(([name]) => [name, { min: 1, max: 2, avg: 1, count: 9 }]),
    );
    await put({ ...wide, statistics });
    const kept = await read('wide.csv');
    expect(kept).toMatchObject({ statistics: { M: {} }, row_count: { N: '100' } });
    expect(Object.keys(kept?.['schema']?.M ?? {})).toHaveLength(3_000);
    await put({
      ...wide,
      file_name: 'wider.csv',
      schema: Object.fromEntries([...names, ['x'.repeat(200_000), 'int']]),
    });
    expect(await read('wider.csv')).toMatchObject({ schema: { M: {} }, status: { S: 'success' } });
  });
});

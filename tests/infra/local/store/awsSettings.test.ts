import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSettingsService } from '../../../../core/service/base/settings.ts';
import { migrations } from '../../../../infra/local/store/migrations.ts';
import { openDatabase } from '../../../../infra/local/store/openDatabase.ts';
import { openStores } from '../../../../infra/local/store/openStores.ts';
import { temporaryFolder } from '../../../ports/temporaryFolder.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const named = { bucket: 'b', queueUrl: 'https://sqs.example/q' };

it.each([
  ['acme-schema-mappings-staging', { prefix: 'acme', environment: 'staging' }],
  ['a-schema-mappings-x-schema-mappings-dev', { prefix: 'mapwright', environment: 'dev' }],
  ['my-table', { prefix: 'mapwright', environment: 'dev' }],
  ['', { prefix: 'mapwright', environment: 'dev' }],
])(
  'takes prefix and environment from the name of the table %j that was set before',
  async (mappingsTable, now) => {
    const path = join(folder.path, 'mapwright.db');
    const before = migrations.filter(({ version }) => version < 9);
    const older = openDatabase(path, before);
    const value = JSON.stringify({ profile: 'team', region: '', mappingsTable, ...named });
    older.db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run('aws', value);
    older.close();
    const stores = openStores(path);
    const { aws } = await createSettingsService({ stores, host: { approver: '' } }).get();
    expect(aws).toEqual({ profile: 'team', region: '', ...now });
    stores.close();
  },
);

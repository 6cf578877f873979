import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsDefaults } from '../../../core/model/aws.ts';
import type { Settings } from '../../../core/model/settings.ts';
import type { RemoteControl } from '../../../core/ports/remoteDocuments.ts';
import type { ListedDocument } from '../../../core/ports/scans.ts';
import { patience } from '../../../core/scanning/patience.ts';
import { s3Documents } from '../../../infra/desk/s3Documents.ts';
import { standInCredentials, standInRegion } from '../../cloud/emulators/standIn.ts';
import type { Fault } from '../../cloud/levers/levers.ts';
import { S3Error } from '../../cloud/s3/s3Error.ts';
import { openS3Server, type S3Server } from '../../cloud/s3/s3Server.ts';
import type { S3Request } from '../../cloud/s3/s3Request.ts';

let folder: string;
let server: S3Server;
let client: S3Client;
let isDenied: (request: S3Request) => boolean;
let fault: (request: S3Request) => Fault | undefined;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-s3-'));
  isDenied = () => false;
  fault = () => undefined;
  server = await openS3Server({
    folder,
    region: standInRegion,
    isDenied: (request) => isDenied(request),
    fault: (request) => fault(request),
  });
  server.createBucket('drawings');
  process.env['AWS_ENDPOINT_URL_S3'] = server.url;
  const shared = { region: standInRegion, credentials: standInCredentials };
  client = new S3Client({ ...shared, endpoint: server.url, forcePathStyle: true });
  writeFileSync(join(folder, 'config'), `[default]\nregion = ${standInRegion}\n`);
  writeFileSync(
    join(folder, 'credentials'),
    `[default]\naws_access_key_id = ${standInCredentials.accessKeyId}\naws_secret_access_key = ${standInCredentials.secretAccessKey}\n`,
  );
});
afterEach(async () => {
  Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_S3');
  client.destroy();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const s3 = () => {
  const settings = { aws: { ...awsDefaults, profile: 'default' } } as Settings;
  const places = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  return s3Documents({ settings: () => Promise.resolve(settings) }, places);
};

/** A person who waits a second, whatever the pauses. */
const control: RemoteControl = patience(
  { wait: (ms, signal) => pause(Math.min(ms, 5), undefined, { signal }), random: () => 0 },
  { signal: new AbortController().signal, mostMs: 5_000 },
);

async function put(key: string, text = key, more: { readonly StorageClass?: 'GLACIER' } = {}): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: 'drawings', Key: key, Body: text, ...more }));
}

async function listed(prefix: string): Promise<readonly ListedDocument[]> {
  const all: ListedDocument[] = [];
  for await (const page of s3().list({ kind: 's3', prefix }, control)) all.push(...page);
  return all;
}

async function fetched(prefix: string, name: string): Promise<string> {
  const document = (await listed(prefix)).find((one) => one.name === name);
  if (document === undefined) throw new Error(`${name} is not listed.`);
  return fetchOne(document, prefix);
}

async function fetchOne(document: ListedDocument, prefix: string): Promise<string> {
  const path = join(folder, 'fetched');
  await s3().fetch({ place: { kind: 's3', prefix }, document, path }, control);
  return readFileSync(path, 'utf8');
}

describe('documents under a prefix', () => {
  it('are listed below it, without the objects that stand for folders and what office programs leave', async () => {
    for (const key of ['plans/', 'plans/a.pdf', 'plans/below/b.pdf', 'plans/.DS_Store', 'other/c.pdf'])
      await put(key);
    expect((await listed('s3://drawings/plans/')).map(({ at, name, error }) => [at, name, error])).toEqual([
      ['plans/a.pdf', 'a.pdf', null],
      ['plans/below/b.pdf', 'below/b.pdf', null],
    ]);
  });

  it('of more than a page are listed to the last', async () => {
    const keys = Array.from({ length: 1_205 }, (_, at) => `many/${String(at).padStart(5, '0')}.pdf`);
    for (let from = 0; from < keys.length; from += 50)
      await Promise.all(keys.slice(from, from + 50).map((key) => put(key, 'x')));
    expect((await listed('s3://drawings/many/')).map(({ at }) => at)).toEqual(keys);
  });

  it.each(['a b+c.pdf', 'ä/ö ü.pdf', 'q?x=1&y.pdf', '100%.pdf', 'new\nline.pdf', 'x//y.pdf', '日本.pdf'])(
    'are read whatever their keys hold: %j',
    async (name) => {
      await put(`odd/${name}`, `bytes of ${name}`);
      expect(await fetched('s3://drawings/odd/', name)).toBe(`bytes of ${name}`);
    },
  );

  it('are told as changed where they were overwritten since they were listed', async () => {
    await put('plans/a.pdf', 'one');
    const [document] = await listed('s3://drawings/plans/');
    await put('plans/a.pdf', 'two');
    if (document === undefined) throw new Error('Nothing was listed.');
    await expect(fetchOne(document, 's3://drawings/plans/')).rejects.toMatchObject({
      code: 'SOURCE_CHANGED',
    });
  });

  it('of an archive are told with the reason, and are not asked for', async () => {
    await put('plans/old.pdf', 'x', { StorageClass: 'GLACIER' });
    expect(await listed('s3://drawings/plans/')).toMatchObject([
      { name: 'old.pdf', error: { code: 'SOURCE_UNREADABLE', message: expect.stringContaining('GLACIER') } },
    ]);
  });

  it('come whole although S3 holds back and connections break', async () => {
    await put('plans/a.pdf', 'x'.repeat(100_000));
    let calls = 0;
    fault = () => {
      calls += 1;
      return calls % 2 === 1 ? (calls % 4 === 1 ? 'throttle' : 'reset') : undefined;
    };
    expect(await fetched('s3://drawings/plans/', 'a.pdf')).toBe('x'.repeat(100_000));
  });

  it('of nothing are empty files', async () => {
    await put('plans/empty.txt', '');
    expect(await fetched('s3://drawings/plans/', 'empty.txt')).toBe('');
  });
});

describe('what may not be read', () => {
  it('is the place’s where no object can be read, and an object’s own where others can', async () => {
    await put('plans/a.pdf');
    await put('plans/b.pdf');
    isDenied = ({ method, key }) => method === 'GET' && key !== '';
    await expect(fetched('s3://drawings/plans/', 'a.pdf')).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    isDenied = ({ method, key }) => method === 'GET' && key.endsWith('b.pdf');
    await fetched('s3://drawings/plans/', 'a.pdf');
    await expect(fetched('s3://drawings/plans/', 'b.pdf')).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining('s3:GetObject'),
    });
  });

  it('is told of an encrypted object with the key’s permission', async () => {
    await put('plans/a.pdf');
    isDenied = ({ method, key }) => {
      if (method === 'GET' && key !== '')
        throw new S3Error(403, 'AccessDenied', {
          message: 'not authorized to perform: kms:Decrypt on the key',
        });
      return false;
    };
    await expect(fetched('s3://drawings/plans/', 'a.pdf')).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining('kms:Decrypt'),
    });
  });

  it('is refused before a scan: a prefix without objects, a bucket that is not there, one that may not be listed', async () => {
    const check = (prefix: string) => s3().check({ kind: 's3', prefix }, control);
    await expect(check('s3://drawings/nothing/')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(check('s3://absent/plans/')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    isDenied = ({ key }) => key === '';
    await expect(check('s3://drawings/plans/')).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  });
});

describe('looking through a bucket', () => {
  it('shows folders by the slashes of keys, how many files lie in one, and the one above', async () => {
    for (const key of ['top.pdf', 'plans/', 'plans/a.pdf', 'plans/b.pdf', 'plans/below/c.pdf', 'a+b &/d.pdf'])
      await put(key);
    expect(await s3().browse('s3://drawings', control)).toMatchObject({
      path: 's3://drawings/',
      parent: null,
      documents: 1,
      folders: [
        { name: 'a+b &', path: 's3://drawings/a+b &/' },
        { name: 'plans', path: 's3://drawings/plans/' },
      ],
    });
    expect(await s3().browse('s3://drawings/plans', control)).toMatchObject({
      path: 's3://drawings/plans/',
      parent: 's3://drawings/',
      documents: 2,
      areMore: false,
      canScan: true,
      folders: [{ name: 'below', path: 's3://drawings/plans/below/' }],
    });
  });

  it('waits for the account where an address names no bucket, and then says that it cannot be reached', async () => {
    // Nobody listens there.
    process.env['AWS_ENDPOINT_URL_CLOUDFORMATION'] = 'http://127.0.0.1:1';
    try {
      await expect(s3().browse('', control)).rejects.toMatchObject({ code: 'PLACE_UNREACHABLE' });
    } finally {
      Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL_CLOUDFORMATION');
    }
  });

  it('is off until a profile is chosen', async () => {
    const settings = { aws: awsDefaults } as Settings;
    const state = await s3Documents({ settings: () => Promise.resolve(settings) }).state();
    expect(state.state).toBe('off');
  });
});

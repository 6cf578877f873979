import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AwsSettings, awsDefaults } from '../../../core/model/aws.ts';
import { openAwsPipeline } from '../../../infra/desk/openAwsPipeline.ts';
import { type StandInAccount, standInAccount } from '../account/standInAccount.ts';
import { heldSecrets } from './signedIn.ts';

let account: StandInAccount;
const logged: string[] = [];
const write = (event: string, facts: object): void => void logged.push(JSON.stringify([event, facts]));
const formation = 'AWS_ENDPOINT_URL_CLOUDFORMATION';
let endpoint: string | undefined;
const servers: Server[] = [];

beforeAll(async () => {
  account = await standInAccount();
  endpoint = process.env[formation];
}, 30_000);
afterEach(() => {
  process.env[formation] = endpoint;
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => account.stop());

const open = (settings: Partial<AwsSettings>) =>
  openAwsPipeline(
    { ...awsDefaults, ...settings },
    { places: account.places, log: { info: write, error: write }, secrets: heldSecrets() },
  );

/** Has CloudFormation answer so. */
async function answering(status: number, code: string): Promise<void> {
  const server = createServer((_, response) => {
    const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env[formation] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('opening the pipeline of an account', () => {
  it('asks for a profile, and for a region where the profile names none', async () => {
    await expect(open({})).rejects.toMatchObject({ code: 'USAGE', message: 'No AWS profile is set.' });
    await expect(open({ profile: 'nowhere' })).rejects.toMatchObject({
      code: 'USAGE',
      remedy: expect.stringContaining('region'),
    });
  });

  it('finds what the stacks tell of, and asks nothing before it is wanted', async () => {
    const link = await open({ profile: 'default' });
    await link.close();
    expect(account.waiting()).toBe(0);
  });

  it('asks to sign in where the session has run out', async () => {
    await expect(open({ profile: 'team' })).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await answering(403, 'ExpiredToken');
    await expect(open({ profile: 'default' })).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  });

  it('names the stack and the region where it is not there', async () => {
    await expect(open({ profile: 'default', prefix: 'other' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no stack Dev-OtherInfrastructureStack in eu-central-1.',
      remedy: expect.stringContaining('region'),
    });
    await expect(open({ profile: 'default', prefix: 'old' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      remedy: expect.stringContaining('npm run deploy'),
    });
  });

  it('names the action that the account does not allow', async () => {
    await answering(403, 'AccessDenied');
    await expect(open({ profile: 'default' })).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      remedy: expect.stringContaining('cloudformation:DescribeStacks'),
    });
  });

  it('says that nothing answers', async () => {
    process.env[formation] = 'http://127.0.0.1:1';
    await expect(open({ profile: 'default' })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('logs no key and no token', () => {
    expect(logged.filter((line) => line.includes('stand-in') || line.includes('AKIA'))).toEqual([]);
  });
});

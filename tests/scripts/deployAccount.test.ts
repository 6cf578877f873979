import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

interface Account {
  whoAmI(asked: { profile?: string; region: string }): Promise<{
    readonly trouble?: string;
    readonly account?: string;
    readonly name?: string;
    readonly credentials?: unknown;
  }>;
  accountTrouble(who: { account: string }, wanted: string | null): string | undefined;
  bootstrapTrouble(place: {
    account: string;
    region: string;
    credentials: unknown;
  }): Promise<string | undefined>;
}

// A script without types of its own.
const place: string = '../../scripts/deploy/account.mjs';
const script = (await import(place)) as Account;

const before = { ...process.env };
const closings: (() => void)[] = [];

afterEach(() => {
  process.env = { ...before };
  for (const close of closings.splice(0)) close();
});

/** Something that answers every request in the same way, in place of a service. */
async function standIn(service: 'STS' | 'S3', status: number, body: string): Promise<void> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closings.push(() => server.close());
  process.env[`AWS_ENDPOINT_URL_${service}`] =
    `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

function signIn(): void {
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDEXAMPLE';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'example';
}

function refusal(code: string): string {
  return `<ErrorResponse><Error><Code>${code}</Code><Message>refused</Message></Error></ErrorResponse>`;
}

const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult>
  <Arn>arn:aws:sts::123456789012:assumed-role/Operators/ana</Arn><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

const region = 'eu-west-1';
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' };

describe('the account that is deployed to', () => {
  it('is told by name', async () => {
    signIn();
    await standIn('STS', 200, identity);
    const who = await script.whoAmI({ region });
    expect([who.account, who.name, who.trouble]).toEqual([
      '123456789012',
      'assumed-role/Operators/ana',
      undefined,
    ]);
  });

  it('is asked for where nobody has signed in', async () => {
    for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) {
      // An environment variable that is set to undefined is the text "undefined".
      Reflect.deleteProperty(process.env, name);
    }
    process.env['HOME'] = '/nonexistent';
    const { trouble } = await script.whoAmI({ region, profile: 'claims' });
    expect(trouble).toContain('No credentials of the profile "claims" were found');
    expect(trouble).toContain('aws sso login --profile claims');
  });

  it.each([
    ['ExpiredToken', 'have run out. Sign in again.'],
    ['InvalidClientTokenId', 'AWS does not know the credentials in eu-west-1'],
    ['AccessDenied', 'AWS refused the credentials: refused'],
  ])('is not looked for any further after %s', async (code, words) => {
    signIn();
    await standIn('STS', 403, refusal(code));
    expect((await script.whoAmI({ region })).trouble).toContain(words);
  });

  it('is told to be out of reach where nobody answers', async () => {
    signIn();
    process.env['AWS_ENDPOINT_URL_STS'] = 'http://127.0.0.1:9';
    expect((await script.whoAmI({ region })).trouble).toContain('AWS could not be reached in eu-west-1');
  });

  it('has to be the one of the settings, where they name one', () => {
    const who = { account: '123456789012' };
    expect(script.accountTrouble(who, null)).toBeUndefined();
    expect(script.accountTrouble(who, '123456789012')).toBeUndefined();
    expect(script.accountTrouble(who, '210987654321')).toContain('but the settings allow 210987654321 only');
  });

  it.each([
    [200, 'nothing is wrong'],
    [404, 'is not prepared for the CDK in eu-west-1'],
    [403, 'may not be looked at'],
    [400, 'could not be looked at'],
  ])('is prepared or not, as the bucket of the CDK answers %i', async (status, words) => {
    await standIn('S3', status, '');
    const trouble = await script.bootstrapTrouble({ account: '123456789012', region, credentials: keys });
    expect(trouble ?? 'nothing is wrong').toContain(words);
  });
});

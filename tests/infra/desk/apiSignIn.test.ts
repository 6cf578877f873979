import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiAccess } from '../../../infra/aws/desk/apiClient.ts';
import { leadsOverHttp } from '../../../infra/aws/desk/leadsOverHttp.ts';
import type { ApiSignIn } from '../../../infra/desk/apiSignIn.ts';
import { type LeadsCloud, openLeadsCloud } from '../../cloud/leadsCloud.ts';
import { leadPack } from '../../ports/leadExamples.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { goSignIn, heldSecrets, signedIn, signInAt } from './signedIn.ts';

const folder = temporaryFolder();
let cloud: LeadsCloud;
beforeAll(async () => {
  cloud = await openLeadsCloud(folder.path, 17_182);
});
afterEach(() => {
  cloud.hold = () => undefined;
  cloud.groups = ['analysts'];
  cloud.requests.length = 0;
});
afterAll(async () => {
  await cloud.close();
  folder.dispose();
});

const page = { pack: leadPack, page: 1, pageSize: 10, sort: 'arrived' } as const;

/** The API as a desk asks it; waits take no time and are counted. */
function over(sign: ApiSignIn, waits: number[] = [], address = cloud.place.address) {
  const access: ApiAccess = {
    address,
    token: () => sign.token(),
    refused: (token) => sign.refused(token),
    wait(ms) {
      waits.push(Math.round(ms));
      return Promise.resolve();
    },
    chance: () => 0,
  };
  return leadsOverHttp(access);
}

describe('the sign-in to the API of a pipeline', () => {
  it('keeps a refresh token for later and tells who it is, and nothing of it comes through', async () => {
    const { sign, secrets } = signInAt(cloud);
    expect(await sign.account.who()).toBeNull();
    await expect(sign.token()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(await goSignIn(sign)).toBe('ana@example.com');
    expect((await over(sign).leads.page(page)).total).toBe(0);
    // Another start of the desk, hours later.
    const later = signInAt(cloud, secrets).sign;
    expect(await later.account.who()).toBe('ana@example.com');
    expect((await over(later).leads.page(page)).total).toBe(0);
    // A pool that was made anew knows nothing of it.
    expect(
      await signInAt({ place: { ...cloud.place, clientId: 'new' } }, secrets).sign.account.who(),
    ).toBeNull();
    await later.account.signOut();
    expect([await later.account.who(), [...secrets.held]]).toEqual([null, []]);
  });

  it('says who refused, and asks anew where the pool takes it no longer', async () => {
    const { sign } = signInAt(cloud);
    await expect(goSignIn(sign, 'Cancel')).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    const { sign: signed, secrets } = await signedIn(cloud);
    cloud.pages.revoke();
    const soon = signInAt(cloud, secrets).sign;
    await expect(soon.token()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(await soon.account.who()).toBeNull();
    // The token of before is good to its end.
    expect((await over(signed).leads.page(page)).total).toBe(0);
  });

  it('is renewed before its token ends, once for all who ask meanwhile', async () => {
    let nowMs = Date.now();
    const { sign } = signInAt(cloud, heldSecrets(), () => nowMs);
    await goSignIn(sign);
    const before = await sign.token();
    nowMs += 3_590_000;
    const [one, other] = await Promise.all([sign.token(), sign.token()]);
    expect([one === before, one === other]).toEqual([false, true]);
  });

  it('belongs to one program at a time, as the browser comes back to one port', async () => {
    const signing = signInAt(cloud).sign.account.signIn(new AbortController().signal)[Symbol.asyncIterator]();
    await signing.next();
    await expect(goSignIn(signInAt(cloud).sign)).rejects.toMatchObject({ code: 'NOT_READY' });
    await signing.return?.();
  });
});

describe('the HTTP API of a pipeline', () => {
  it('is asked again after longer and longer waits while it holds back, and no longer than a person waits', async () => {
    const { sign } = await signedIn(cloud);
    const waits: number[] = [];
    let left = 3;
    cloud.hold = () => (left-- > 0 ? 429 : undefined);
    expect((await over(sign, waits).leads.page(page)).total).toBe(0);
    expect(waits).toEqual([500, 1_000, 2_000]);
    cloud.hold = () => 429;
    waits.length = 0;
    await expect(over(sign, waits).leads.page(page)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('asked more than it answers'),
    });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(15_000);
  });

  it('is not sent a change twice where nobody knows whether it was made', async () => {
    const { sign } = await signedIn(cloud);
    cloud.hold = () => 503;
    const { leads } = over(sign);
    const change = { version: 1, values: [{ field: 'city', value: 'Bonn' }], reason: '', by: '' };
    await expect(leads.edit('L1' as never, change)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(cloud.requests).toEqual(['PATCH /leads/{leadId}']);
  });

  it('says what it does not let people do, and what it is not there for', async () => {
    cloud.groups = [];
    const { sign } = await signedIn(cloud);
    const question = {
      asked: { question: 'how many leads', context: null },
      zone: 'UTC',
      after: null,
      limit: 1,
    };
    await expect(over(sign).asks.ask(question)).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    cloud.hold = () => 404;
    await expect(over(sign).leads.page(page)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    cloud.hold = () => 401;
    await expect(over(sign).leads.page(page)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const nobody = over(sign, [], 'http://127.0.0.1:9');
    await expect(nobody.leads.page(page)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsDefaults } from '../../../core/model/aws.ts';
import { AppError, type ErrorCode } from '../../../core/model/errors.ts';
import { pipelineDefaults } from '../../../core/model/pipelineChoice.ts';
import type { Settings } from '../../../core/model/settings.ts';
import type { PipelineLinks } from '../../../core/ports/pipelineLink.ts';
import { createSettingsService } from '../../../core/service/base/settings.ts';
import { pipelineLinks } from '../../../infra/desk/pipelineLinks.ts';
import { type StandInAccount, standInAccount } from '../account/standInAccount.ts';

let account: StandInAccount;
let links: PipelineLinks;
let settings: Settings;
beforeAll(async () => {
  account = await standInAccount();
  links = pipelineLinks(() => {
    throw new Error('No process is wanted.');
  }, account.places)({} as never);
  settings = await createSettingsService({
    stores: { settings: { get: () => Promise.resolve({}), put: () => Promise.resolve() } },
    host: { approver: '' },
  }).get();
}, 30_000);
afterAll(() => account.stop());

const withAws = (aws: Partial<Settings['aws']>): Settings => ({
  ...settings,
  aws: { ...awsDefaults, ...aws },
});

describe('the ways to pipelines', () => {
  it('are those that are set up: the folder first', () => {
    expect(links.addresses(settings)).toEqual([]);
    const both = { ...withAws({ profile: 'team' }), pipeline: { ...pipelineDefaults, folder: '/data' } };
    expect(links.addresses(both)).toEqual([
      { place: 'folder', name: '/data', region: '' },
      { place: 'aws', name: 'mapwright-dev', region: '' },
    ]);
    expect(links.addresses(withAws({ region: 'eu-west-1', prefix: 'acme' }))).toEqual([
      { place: 'aws', name: 'acme-dev', region: 'eu-west-1' },
    ]);
  });

  it('do not open where nothing is set', async () => {
    await expect(links.open('folder', settings)).rejects.toMatchObject({ code: 'USAGE' });
    await expect(links.open('aws', settings)).rejects.toMatchObject({ code: 'USAGE' });
  });

  it.each<[string, ErrorCode, string]>([
    ['team', 'SIGN_IN_NEEDED', 'aws sso login --profile team'],
    ['a b', 'SIGN_IN_NEEDED', "aws sso login --profile 'a b'"],
    // Keys of one's own are signed in with nowhere.
    ['default', 'SIGN_IN_NEEDED', ''],
    ['team', 'ACCESS_DENIED', ''],
  ])('name the command that mends it: profile %s, %s', async (profile, code, command) => {
    const error = new AppError(code, 'x').toView();
    expect(await links.command('aws', { error, settings: withAws({ profile }) })).toBe(command);
    expect(await links.command('folder', { error, settings: withAws({ profile }) })).toBe('');
  });
});

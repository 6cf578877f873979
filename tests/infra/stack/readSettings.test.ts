import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/model/errors.ts';
import { readSettings } from '../../../infra/stack/readSettings.ts';
import { environments } from '../../../infra/stack/settings.ts';

/** The lines that tell what is wrong; empty where nothing is. */
function wrongs(environment: string, file: unknown, said: Readonly<Record<string, unknown>> = {}) {
  try {
    readSettings({ environment, file, said });
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.message, ...error.details];
  }
}

describe('settings of the stacks', () => {
  it.each(environments)('are whole for %s without a word from its owner', (environment) => {
    expect(readSettings({ environment }).environment).toBe(environment);
  });

  it('keep data in prod alone, and move it to Deep Archive there', () => {
    const found = environments.map((environment) => readSettings({ environment }));
    expect(found.map(({ removal }) => removal)).toEqual(['destroy', 'destroy', 'keep']);
    expect(found.map(({ lifeCycle }) => lifeCycle.deepArchiveAfter)).toEqual([null, null, 365]);
  });

  it('take a group in part and leave the rest of it as it is', () => {
    const { alarms } = readSettings({ environment: 'dev', file: { dev: { alarms: { queueDepth: 7 } } } });
    expect(alarms).toEqual({ ...readSettings({ environment: 'dev' }).alarms, queueDepth: 7 });
  });

  it('let the command line go before the file', () => {
    const file = { dev: { region: 'eu-west-1', prefix: 'maps' } };
    const { region, prefix } = readSettings({ environment: 'dev', file, said: { region: 'eu-west-3' } });
    expect([region, prefix]).toEqual(['eu-west-3', 'maps']);
  });

  it('replace a list as a whole', () => {
    const routes = [{ by: 'email', to: 'on-call@example.org', severities: ['critical'] }];
    expect(readSettings({ environment: 'prod', file: { prod: { routes } } }).routes).toEqual(routes);
  });

  it.each([
    ['an unknown environment', 'test', {}, 'There is no environment "test".'],
    ['an unknown group', 'dev', { production: {} }, 'production: is one of dev, staging, prod'],
    ['a file that is a list', 'dev', [], 'settings: is one of dev, staging, prod'],
    ['a setting that is misspelt', 'dev', { dev: { logDay: 7 } }, 'Unrecognized key: "logDay"'],
    ['a region', 'dev', { dev: { region: 'Frankfurt' } }, 'region: is a region such as us-east-1'],
    ['a prefix that is too long', 'dev', { dev: { prefix: 'a'.repeat(17) } }, 'prefix: is 2 to 16'],
    ['days that CloudWatch has not', 'dev', { dev: { logDays: 8 } }, 'logDays: is one of 1, 3, 5'],
    ['a share above 1', 'dev', { dev: { alarms: { errorShare: 5 } } }, 'alarms.errorShare: '],
    [
      'Glacier before its time',
      'dev',
      { dev: { lifeCycle: { glacierAfter: 40 } } },
      'lifeCycle.glacierAfter: is at least 30 days after infrequentAfter',
    ],
    [
      'Deep Archive before its time',
      'prod',
      { prod: { lifeCycle: { deepArchiveAfter: 100 } } },
      'lifeCycle.deepArchiveAfter: is at least 90 days after glacierAfter',
    ],
    ['one part at a time', 'dev', { dev: { concurrency: { main: 1 } } }, 'concurrency.main: '],
    [
      'a telephone number without its country',
      'dev',
      { dev: { routes: [{ by: 'sms', to: '02025550123', severities: ['high'] }] } },
      'routes.0.to: is a telephone number',
    ],
    [
      'a route to nobody',
      'dev',
      { dev: { routes: [{ by: 'email', to: 'a@example.org', severities: [] }] } },
      'routes.0.severities: ',
    ],
    [
      'a hook without TLS',
      'dev',
      { dev: { routes: [{ by: 'https', to: 'http://example.org', severities: ['low'] }] } },
      'routes.0.to: ',
    ],
    [
      'claims that may be destroyed',
      'prod',
      { prod: { claims: true, removal: 'destroy' } },
      'removal: is "keep" where health claims go through',
    ],
  ] as const)('refuse %s with words', (...given) => {
    const [, environment, file, words] = given;
    expect(wrongs(environment, file).join('\n')).toContain(words);
  });

  it('are a whole set or an error with words, whatever the file holds', () => {
    assert(
      property(jsonValue(), (dev) => {
        const found = wrongs('dev', { dev });
        expect(found.every((line) => line !== '')).toBe(true);
      }),
    );
  });
});

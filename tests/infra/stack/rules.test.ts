import { describe, expect, it } from 'vitest';
import { acknowledgements } from '../../../infra/stack/acknowledgements.ts';
import { synthesized, warehouse } from './synthesized.ts';

describe('the rules of CloudFormation and cdk-nag', () => {
  it('are kept in dev and, with those of HIPAA, in prod; and no acknowledgement has outlived its reason', () => {
    const dev = synthesized({ environment: 'dev', check: true });
    const claims = synthesized({ environment: 'prod', said: { claims: true, warehouse }, check: true });
    const unused = acknowledgements.filter((entry) => !dev.used.has(entry) && !claims.used.has(entry));
    expect(unused.map(({ rules, where }) => `${rules.join(' ')} ${where.source}`)).toEqual([]);
  }, 120_000);

  it('say a reason for whatever they pass over', () => {
    expect(acknowledgements.filter(({ reason }) => reason.length < 40)).toEqual([]);
  });
});

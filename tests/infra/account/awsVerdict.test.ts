import { describe, expect, it } from 'vitest';
import { awsVerdict } from '../../../infra/account/awsVerdict.ts';

const tried = { action: 's3:PutObject', profile: "it's mine", region: 'eu-central-1' };

function serviceError(name: string, status: number): Error {
  return Object.assign(new Error('User is not\u202E authorized'), {
    name,
    $metadata: { httpStatusCode: status },
  });
}

describe('what an error of AWS means', () => {
  it.each([
    { name: 'AccessDenied', status: 403, state: 'denied', remedy: /s3:PutObject/ },
    { name: 'AccessDeniedException', status: 400, state: 'denied', remedy: /s3:PutObject/ },
    { name: 'Unknown', status: 403, state: 'denied', remedy: /s3:PutObject/ },
    { name: 'PermanentRedirect', status: 301, state: 'failed', remedy: /region/ },
    { name: 'ResourceNotFoundException', status: 400, state: 'failed', remedy: /name/ },
    { name: 'ExpiredToken', status: 400, state: 'failed', remedy: /Sign in/ },
    { name: 'RequestTimeTooSkewed', status: 403, state: 'failed', remedy: /clock/ },
    { name: 'InternalError', status: 500, state: 'failed', remedy: /goes on meanwhile/ },
    { name: 'ValidationException', status: 400, state: 'failed', remedy: /settings/ },
  ])('$name ($status) is $state', ({ name, status, state, remedy }) => {
    const verdict = awsVerdict(serviceError(name, status), tried);
    expect(verdict.state).toBe(state);
    expect(verdict.remedy).toMatch(remedy);
    expect(verdict.message).not.toContain('\u202E');
  });

  it('writes the name of a profile so that a shell takes it as one word', () => {
    expect(awsVerdict(serviceError('ExpiredToken', 400), tried).command).toBe(
      String.raw`aws sso login --profile 'it'\''s mine'`,
    );
  });
});

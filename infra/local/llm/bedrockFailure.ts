import { plainText } from '../../../core/llm/plainText.ts';
import type { LlmReply } from '../../../core/ports/llm.ts';
import type { WatchedHandler } from './bedrockHandler.ts';
import { serviceErrorFacts } from '../../account/serviceErrorFacts.ts';

/** What a failed call means, and whether it may be repeated although the SDK does not. */
export interface BedrockFailure {
  readonly reply: LlmReply;
  readonly again: boolean;
}

/**
 * Reads what the SDK threw. Names are those of the service's errors; texts of the service are quoted short.
 *
 * @throws what is a bug of ours
 */
export function bedrockFailure(error: unknown, handler: WatchedHandler): BedrockFailure {
  if (error instanceof Error && error.message.startsWith('Invariant broken')) throw error;
  const attempts = handler.attempts();
  const { name, message, status } = serviceErrorFacts(error);
  const said = message === '' ? '' : ` It says: ${plainText(message, saidCharacters)}`;
  const fail = (
    kind: 'unavailable' | 'refused' | 'invalid',
    text: string,
    again = false,
  ): BedrockFailure => ({
    reply: { kind: 'failed', status: kind, message: text, attempts, bytes: handler.bytes() },
    again,
  });
  if (handler.isOverlong()) return fail('invalid', 'The answer is far too long.');
  switch (name) {
    case 'ModelTimeoutException':
    case 'ModelErrorException':
      return fail('unavailable', `The model failed or took too long.${said}`, true);
    case 'ThrottlingException':
      return fail('unavailable', `Bedrock takes no more requests at the moment.${said}`);
    case 'ModelNotReadyException':
    case 'ServiceUnavailableException':
    case 'InternalServerException':
      return fail('unavailable', `Bedrock failed.${said}`);
    case 'ValidationException':
      return /identifier|on-demand|too long|too many|context|maxTokens|max_tokens/i.test(message)
        ? fail('refused', `Bedrock refused the request.${said}`)
        : {
            reply: { kind: 'otherForm', message: `Bedrock refused the request.${said}`, attempts },
            again: false,
          };
    case 'AccessDeniedException':
      return fail('refused', `The profile may not use this model.${said}`);
    case 'ResourceNotFoundException':
      return fail('refused', `There is no such model in this region.${said}`);
    case 'ServiceQuotaExceededException':
      return fail('refused', `The account’s quota is used up.${said}`);
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'ExpiredTokenException':
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return fail('refused', `The credentials of the profile do not work.${said}`);
    case 'SyntaxError':
      return fail('invalid', 'What came back was cut off or is no answer of Bedrock.');
    case 'TimeoutError':
      return fail('unavailable', 'Bedrock did not answer in time.');
    default:
      return status !== undefined && status >= 400 && status < 500
        ? fail('refused', `Bedrock refused the request (${status}).${said}`)
        : // The SDK repeats failures that it knows by name; a connection over HTTP/2 that was reset is none of them.
          fail('unavailable', 'Bedrock could not be reached.', status === undefined);
  }
}

const saidCharacters = 200;

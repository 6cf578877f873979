import { setTimeout } from 'node:timers/promises';
import type { Block } from '@aws-sdk/client-textract';
import { AppError } from '../../core/model/errors.ts';
import { textractOptions } from '../../core/model/options/textractOptions.ts';
import type { LonePage, OpenPageReader, PageReader } from '../../core/ports/pageReader.ts';
import { recognisedPieces } from '../../core/scan/recognisedPieces.ts';
import { attemptCloud } from '../aws/cloudErrors.ts';
import type { AwsPlaces } from '../account/awsProfiles.ts';
import { profileCredentials } from '../account/profileCredentials.ts';
import { regionOf } from '../account/regionOf.ts';
import { serviceErrorFacts } from '../account/serviceErrorFacts.ts';
import { recognisedLines } from './textractBlocks.ts';

/** What Textract says of a page that it cannot read; asking again does not help. */
const ofPage: Readonly<Record<string, string>> = {
  BadDocumentException: 'Amazon Textract cannot read this page.',
  UnsupportedDocumentException: 'Amazon Textract does not take this page.',
  DocumentTooLargeException: 'This page is too large for Amazon Textract.',
  InvalidParameterException: 'Amazon Textract does not take this page.',
};

/**
 * Reads pages by Amazon Textract (`DetectDocumentText`) under the person's profile. Questions begin some time apart, since
 * accounts are let through few a second; what is held back or not answered is asked again by the SDK, each time later.
 */
export function textractReader(places: AwsPlaces = {}): PageReader {
  return {
    async open(settings) {
      const region = await regionOf(settings, places);
      if (region === '')
        throw new AppError('USAGE', 'No region is set, and the profile names none.', {
          remedy: 'Choose the region under Settings, AWS.',
        });
      const sdk = await import('@aws-sdk/client-textract');
      const client = new sdk.TextractClient({
        region,
        credentials: await profileCredentials(settings.profile, places),
        maxAttempts: textractOptions.attempts,
        retryMode: 'standard',
        requestHandler: {
          connectionTimeout: 10_000,
          requestTimeout: textractOptions.patienceMs,
          throwOnRequestTimeout: true,
        },
      });
      const asked = { action: 'textract:DetectDocumentText', resource: 'Amazon Textract', region };
      const ask = async ({ pdf }: LonePage, signal: AbortSignal): Promise<readonly Block[]> => {
        const command = new sdk.DetectDocumentTextCommand({ Document: { Bytes: pdf } });
        const answer = await attemptCloud(asked, () =>
          client.send(command, { abortSignal: signal }).catch((error: unknown) => {
            throw pageError(error) ?? error;
          }),
        );
        return answer.Blocks ?? [];
      };
      return openReader(ask, () => client.destroy());
    },
  };
}

function openReader(
  ask: (page: LonePage, signal: AbortSignal) => Promise<readonly Block[]>,
  close: () => void,
): OpenPageReader {
  let nextMs = 0;
  return {
    async read(page, signal) {
      const now = performance.now();
      const waitMs = Math.max(0, nextMs - now);
      nextMs = now + waitMs + textractOptions.apartMs;
      // Broken off, it ends in the question.
      await setTimeout(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
      // The SDK's waits between two tries do not end with the signal.
      const blocks = await Promise.race([ask(page, signal), aborted(signal)]);
      return recognisedPieces(recognisedLines(blocks), page);
    },
    close,
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(new AppError('CANCELLED', 'Reading was stopped.'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function pageError(error: unknown): AppError | undefined {
  const { name } = serviceErrorFacts(error);
  const says = ofPage[name];
  if (says === undefined) return undefined;
  return new AppError('SOURCE_UNSUPPORTED', says, {
    remedy: 'Look at this page yourself; Textract takes pages up to 10 MB and 40 inches.',
    cause: error,
  });
}

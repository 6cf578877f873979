import { AppError } from '../model/errors.ts';
import { cloudScanOptions } from '../model/options/cloudScanOptions.ts';
import type { ScanCode } from '../model/scan.ts';
import { asSessionId, type SessionId } from '../model/session.ts';
import type { CloudScans, ScanTalk } from '../ports/cloudScans.ts';
import type { ScanRecord } from '../ports/scans.ts';
import type { AskCloud } from './askCloud.ts';
import { cloudPlaces } from './cloudPlaces.ts';
import type { Hearing } from './hearing.ts';

/** Writes down what is to be searched, for what, as `start_scan` names it: messages are too short for either. */
export async function writeRequest(
  scan: ScanRecord,
  {
    codes,
    keys,
    cloud,
    ask,
  }: {
    readonly codes: readonly ScanCode[];
    readonly keys: ReadonlyMap<string, string>;
    readonly cloud: CloudScans;
    readonly ask: AskCloud;
  },
): Promise<Readonly<Record<string, unknown>>> {
  const places = cloudPlaces(scan.id);
  const documents = [...keys].map(([file_name, s3_key]) => ({ file_name, s3_key }));
  const texts = codes.map(({ text, isPattern }) => (isPattern ? `/${text}/` : text));
  const encoder = new TextEncoder();
  await ask(() => cloud.put(places.list, encoder.encode(JSON.stringify(documents))));
  await ask(() => cloud.put(places.codes, encoder.encode(JSON.stringify(texts))));
  return {
    action: 'start_scan',
    request_id: scan.id,
    file_content: { s3_key: places.list },
    target_hole_codes: { s3_key: places.codes },
    options: {
      any_case: scan.options.anyCase,
      any_separator: scan.options.anySeparator,
      patterns: codes.some(({ isPattern }) => isPattern),
    },
  };
}

/**
 * Begins the scan over a connection.
 *
 * @throws {AppError} `USAGE` with what the pipeline says is wrong; `STORE_UNAVAILABLE` where it says nothing
 */
export async function beginThere(
  talk: Pick<ScanTalk, 'say'>,
  heard: Hearing,
  request: Readonly<Record<string, unknown>>,
): Promise<SessionId> {
  talk.say(request);
  for (;;) {
    const word = await heard.next(cloudScanOptions.answerMs);
    if (word === 'quiet' || word === 'ended')
      throw new AppError('STORE_UNAVAILABLE', 'AWS does not say whether the scan has begun.', {
        remedy: 'It is asked again by itself.',
      });
    if (word.type === 'STARTED') return asSessionId(word.session_id);
    if (word.type === 'ERROR')
      throw new AppError('USAGE', word.message, { remedy: 'Change the scan, then start it again.' });
  }
}

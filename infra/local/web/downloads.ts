import type { ServerResponse } from 'node:http';
import type { RunId } from '../../../core/model/ids.ts';
import { flatOutputName } from '../../../core/model/outputName.ts';
import type { FindOutput } from '../files/findOutput.ts';
import { answerFile, attachment } from './answer.ts';

/**
 * Sends an output as an attachment, so that no browser shows it as a page of our origin.
 *
 * @param parts what stands behind `/outputs/` in the path, still percent-encoded
 * @returns `false` where the path does not name an output
 */
export async function sendOutput(
  response: ServerResponse,
  parts: readonly string[],
  find: FindOutput,
): Promise<boolean> {
  const [runId, ...steps] = parts.map(decodePart);
  if (runId === undefined || steps.length === 0 || steps.includes(undefined)) return false;
  const name = steps.join('/');
  const file = await find({ runId: runId as RunId, name });
  await answerFile(response, file, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': attachment(flatOutputName(name)),
  });
  return true;
}

/** One part of a path; `undefined` where it is empty, broken or would name another folder. */
function decodePart(part: string): string | undefined {
  try {
    const text = decodeURIComponent(part);
    return text === '' || text === '.' || text === '..' || /[/\\\0]/.test(text) ? undefined : text;
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
}

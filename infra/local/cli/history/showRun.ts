import { join } from 'node:path';
import { asId, type RunId } from '../../../../core/model/ids.ts';
import type { LocalWorld } from '../../compose.ts';
import type { Session } from '../session/commandSession.ts';
import { runAnswer } from '../run/runAnswer.ts';
import { runText } from '../run/runText.ts';
import { printable } from '../session/textTable.ts';

/**
 * Prints how one run came out, and where its outputs lie; those that are gone are not listed.
 *
 * @throws {AppError} `NOT_FOUND`
 */
export async function showRun(
  { id, json }: { readonly id: string; readonly json: boolean },
  { session, world }: { readonly session: Session; readonly world: LocalWorld },
): Promise<void> {
  const runId = asId<RunId>(id);
  const { run, onDisk } = await world.service.runs.record({ runId });
  const kept = world.outputs.folderOf(run.id);
  const outputs = run.outputs.filter((_, at) => onDisk[at] !== null);
  const paths = outputs.map(({ name }) => join(kept, name));
  await session.terminal.print(
    json
      ? `${JSON.stringify({ ...runAnswer(null, { ...run, outputs }, paths), error: run.error })}\n`
      : [runText(run), '', ...errorText(run.error), ...paths.map(printable), ''].join('\n'),
  );
}

function errorText(error: { readonly message: string; readonly remedy: string } | null): readonly string[] {
  return error === null ? [] : [printable(`${error.message} ${error.remedy}`), ''];
}

import type { MappingId, MappingVersion } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { setApp, useApp } from '../app/appState.ts';
import { loadMappings } from './loadMappings.ts';
import { tell, tellTrouble } from '../app/toasts.ts';

export async function loadVersions(mappingId: MappingId): Promise<void> {
  try {
    const versions = await getSession().client.schemas.versions({ mappingId });
    setApp({ versions: new Map(useApp.getState().versions).set(mappingId, versions) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Approves an older version anew. Resolves `false` where that failed; the person has been told. */
export async function revertTo(
  target: MappingVersion,
  expectedVersion: number,
  reason: string,
): Promise<boolean> {
  const { mappingId } = target;
  try {
    const version = await getSession().client.schemas.revert({
      mappingId,
      toVersion: target.version,
      expectedVersion,
      reason,
    });
    tell(schemaWords.reverted(target.version, version.version));
    await Promise.all([loadVersions(mappingId), loadMappings()]);
    return true;
  } catch (cause) {
    tellTrouble(cause);
    return false;
  }
}

/** The first version that does not fit its hash; `null` where the history is whole, `undefined` where nobody could tell. */
export async function brokenVersion(mappingId: MappingId): Promise<number | null | undefined> {
  try {
    return (await getSession().client.schemas.verify({ mappingId })).brokenVersion;
  } catch (cause) {
    tellTrouble(cause);
    return undefined;
  }
}

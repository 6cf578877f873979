import { create } from 'zustand';
import type { MappingExportFormat, MappingId, ReadMapping } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { type Trouble, troubleOf } from '../../client/trouble.ts';
import { schemaWords } from '../../text/schemaWords.ts';
import { goTo, routes } from '../app/routes.ts';
import { saveBlob } from '../app/saveText.ts';
import { loadMappings } from './loadMappings.ts';
import { loadVersions } from './schemaActions.ts';
import { tell, tellTrouble } from '../app/toasts.ts';

const mediaTypes: Readonly<Record<MappingExportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Hands a version as a file to the browser, which saves it where the person's downloads go. */
export async function exportMapping(
  mappingId: MappingId,
  version: number,
  format: MappingExportFormat,
): Promise<void> {
  try {
    const { name, base64 } = await getSession().client.schemas.export({ mappingId, version, format });
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    saveBlob(name, new Blob([bytes], { type: mediaTypes[format] }));
  } catch (cause) {
    tellTrouble(cause);
  }
}

interface MappingImport {
  readonly text: string | null;
  readonly read: ReadMapping | null;
  readonly reason: string;
  readonly trouble: Trouble | null;
  readonly busy: boolean;
}

const nothing: MappingImport = { text: null, read: null, reason: '', trouble: null, busy: false };

/** A mapping file that lies before the person; its reason is kept until it is taken over or put away. */
export const useMappingImport = create<MappingImport>()(() => nothing);

export function putAwayImport(): void {
  useMappingImport.setState(nothing);
}

/** Reads a file as a mapping; nothing is saved. */
export async function readMappingFile(file: File): Promise<void> {
  useMappingImport.setState({ ...nothing, text: '', busy: true });
  try {
    const given = await file.text();
    const read = await getSession().client.schemas.readMapping({ text: given });
    useMappingImport.setState({ text: given, read, busy: false });
  } catch (cause) {
    useMappingImport.setState({ trouble: troubleOf(cause), busy: false });
  }
}

/** Takes the file over as the next version. */
export async function takeImport(): Promise<void> {
  const { text: given, read, reason, busy } = useMappingImport.getState();
  if (given === null || read === null || busy) return;
  useMappingImport.setState({ busy: true, trouble: null });
  try {
    const { mappingId, version } = await getSession().client.schemas.importMapping({
      text: given,
      expectedVersion: read.presentVersion,
      reason,
    });
    putAwayImport();
    tell(schemaWords.imported(read.packTitle, version));
    await Promise.all([loadMappings(), loadVersions(mappingId)]);
    goTo(routes.schemas(mappingId));
  } catch (cause) {
    const trouble = troubleOf(cause);
    useMappingImport.setState({ busy: false, trouble });
    // What is in force has changed; the next answer is about that.
    if (trouble.code === 'MAPPING_CONFLICT')
      useMappingImport.setState({
        read: await getSession().client.schemas.readMapping({ text: given }),
      });
  }
}

import type { ImportKind, PackId } from '../../../core/contract/views.ts';
import { getSession } from '../../client/session.ts';
import { troubleOf } from '../../client/trouble.ts';
import { packWords } from '../../text/packWords.ts';
import { setApp } from '../app/appState.ts';
import { goTo, routes } from '../app/routes.ts';
import { tell, tellTrouble } from '../app/toasts.ts';
import { setPacks, usePacks } from './packState.ts';
import { saveText } from '../app/saveText.ts';

export async function loadPacks(): Promise<void> {
  try {
    setPacks({ list: await getSession().client.packs.list() });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export async function loadPack(packId: PackId): Promise<void> {
  try {
    const detail = await getSession().client.packs.get({ packId });
    setPacks({ details: new Map(usePacks.getState().details).set(packId, detail) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export async function loadPackVersions(packId: PackId): Promise<void> {
  try {
    const versions = await getSession().client.packs.versions({ packId });
    setPacks({ versions: new Map(usePacks.getState().versions).set(packId, versions) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export function differenceKey(packId: PackId, from: number, to: number): string {
  return `${packId} ${String(from)} ${String(to)}`;
}

export async function loadDifferences(packId: PackId, from: number, to: number): Promise<void> {
  const key = differenceKey(packId, from, to);
  if (usePacks.getState().differences.has(key)) return;
  try {
    const found = await getSession().client.packs.differences({ packId, from, to });
    setPacks({ differences: new Map(usePacks.getState().differences).set(key, found) });
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Forgets what is shown of packs and asks anew, as one has changed. */
export async function refreshPacks(changed: PackId): Promise<void> {
  const { details, versions } = usePacks.getState();
  const rest = new Map(details);
  rest.delete(changed);
  const otherVersions = new Map(versions);
  otherVersions.delete(changed);
  setPacks({ details: rest, versions: otherVersions });
  try {
    const { client } = getSession();
    const [host, list] = await Promise.all([client.host.info(), client.packs.list()]);
    setApp({ host });
    setPacks({ list });
  } catch (cause) {
    tellTrouble(cause);
  }
}

export async function copyPack(packId: PackId, title: string): Promise<void> {
  try {
    const copy = await getSession().client.packs.copy({ packId, title });
    await refreshPacks(copy.id);
    goTo(routes.pack(copy.id));
    tell(packWords.copied(copy.title));
  } catch (cause) {
    tellTrouble(cause);
  }
}

export async function removePack(packId: PackId, title: string): Promise<void> {
  try {
    const { archived } = await getSession().client.packs.remove({ packId });
    if (usePacks.getState().editing?.packId === packId) setPacks({ editing: null });
    await refreshPacks(packId);
    if (!archived) goTo(routes.schemas());
    tell(archived ? packWords.archived(title) : packWords.deleted(title));
  } catch (cause) {
    tellTrouble(cause);
  }
}

export async function restorePack(packId: PackId): Promise<void> {
  try {
    await getSession().client.packs.restore({ packId });
    await refreshPacks(packId);
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Hands the pack's JSON to the browser, which saves it where the person's downloads go. */
export async function exportPack(packId: PackId, version?: number): Promise<void> {
  try {
    const given = { packId, ...(version === undefined ? {} : { version }) };
    const { name, text } = await getSession().client.packs.export(given);
    saveText(name, text);
  } catch (cause) {
    tellTrouble(cause);
  }
}

/** Reads a file as a pack to look at; nothing is saved. */
export async function importFile(file: File, kind?: ImportKind): Promise<void> {
  await importing(async () => {
    const { bridge, client } = getSession();
    const { id: fileId } = await bridge.adoptFile(file);
    return client.packs.importFile({ fileId, ...(kind === undefined ? {} : { kind }) });
  });
}

/** The same for text that was pasted or typed. */
export async function importText(text: string, kind?: ImportKind): Promise<void> {
  await importing(() =>
    getSession().client.packs.importText({
      text,
      name: packWords.pastedName,
      ...(kind === undefined ? {} : { kind }),
    }),
  );
}

let importRun = 0;

async function importing(
  read: () => ReturnType<ReturnType<typeof getSession>['client']['packs']['importText']>,
): Promise<void> {
  importRun += 1;
  const run = importRun;
  setPacks({ importing: true, importTrouble: null, imported: null });
  try {
    const imported = await read();
    if (run === importRun) setPacks({ imported, importing: false });
  } catch (cause) {
    if (run === importRun) setPacks({ importTrouble: troubleOf(cause), importing: false });
  }
}

export function forgetImport(): void {
  importRun += 1;
  setPacks({ imported: null, importTrouble: null, importing: false });
}

import { join } from 'node:path';
import type { Scan } from '../../../core/model/scanRun.ts';
import { remotePlaces } from '../../../infra/desk/remotePlaces.ts';
import type { LocalWorld } from '../../../infra/local/compose.ts';
import { driveTree, type DriveTree } from '../../googleDrive/driveTree.ts';
import { type DriveServer, oauthApp, startDriveServer } from '../../googleDrive/driveServer.ts';
import { temporaryFolder } from '../../ports/temporaryFolder.ts';
import { composeFromSources } from '../local/sourceWorld.ts';

/** The local world with a Google Drive of this machine. */
export interface DriveWorld {
  readonly world: LocalWorld;
  readonly server: DriveServer;
  readonly tree: DriveTree;
  readonly folder: string;
  /** Every line that was logged. */
  readonly log: readonly string[];
  /** Signs in as a person does; `answer` is what they choose. */
  signIn(answer?: 'Allow' | 'Deny'): Promise<string>;
  scan(folderId?: string, code?: string): Promise<Scan>;
  close(): Promise<void>;
}

export async function openDriveWorld(): Promise<DriveWorld> {
  const folder = temporaryFolder();
  const tree = driveTree();
  const server = await startDriveServer(tree);
  process.env['MAPWRIGHT_GOOGLE_URL'] = server.url;
  const log: string[] = [];
  const note = (event: string, facts: object): void => void log.push(JSON.stringify({ event, ...facts }));
  const world = await composeFromSources(join(folder.path, 'data'), 'app', {
    remote: remotePlaces,
    log: { info: note, error: note },
  });
  const { service } = world;
  await service.settings.put({ drive: { clientId: oauthApp.clientId } });
  await service.drive.putSecret({ secret: oauthApp.clientSecret });
  return {
    world,
    server,
    tree,
    folder: folder.path,
    log,
    async signIn(answer = 'Allow') {
      for await (const step of service.drive.signIn()) {
        if (step.kind === 'done') return step.who;
        const page = await (await fetch(step.url)).text();
        const link = new RegExp(`href="([^"]+)">${answer}`, 'u').exec(page)?.[1] ?? '';
        await fetch(link.replaceAll('&amp;', '&'));
      }
      return '';
    },
    async scan(folderId = tree.rootId, code = 'HOLE-1') {
      const { scanId } = await service.scans.start({
        codes: [{ text: code, isPattern: false }],
        options: { anyCase: true, anySeparator: true },
        place: { kind: 'drive', folderId, folderName: 'Plans' },
        textract: false,
      });
      return service.scans.finished({ scanId });
    },
    async close() {
      await world.close();
      await server.close();
      delete process.env['MAPWRIGHT_GOOGLE_URL'];
      folder.dispose();
    },
  };
}

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../../core/model/errors.ts';
import { asId } from '../../../../core/model/ids.ts';
import { localLinks } from '../../../../infra/local/links/localLinks.ts';
import { createRouter } from '../../../../infra/local/router.ts';
import type { AdoptUpload } from '../../../../infra/local/web/uploads.ts';
import { startWebHost, type WebHost } from '../../../../infra/local/web/webHost.ts';
import { scriptedService } from '../../../contract/scriptedService.ts';

/** A running host over a small renderer, one run with one output, and sources kept in memory. */
export interface HostFixture {
  readonly host: WebHost;
  readonly origin: string;
  /** Whole uploads, by name. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  /** What was refused, as the log tells it. */
  readonly refusals: readonly string[];
  /** A link to a small file that a pipeline of this machine has written. */
  linkTo(fileName: string): string;
  /** Value of `Cookie` for a session, opened with a link like a browser does. */
  openSession(): Promise<string>;
  close(): Promise<void>;
}

export async function hostFixture(adopt?: AdoptUpload): Promise<HostFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-host-'));
  writeFileSync(join(folder, 'secret.html'), 'not for the browser');
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(rendererFolder, 'assets', 'app.js'), 'export {};');
  symlinkSync(join(folder, 'secret.html'), join(rendererFolder, 'linked.html'));
  const output = { path: join(folder, 'out.csv'), sizeBytes: 4 };
  writeFileSync(output.path, 'a,b\n');

  const document = { path: join(folder, 'plan.html'), sizeBytes: 10 };
  writeFileSync(document.path, '0123456789');

  const uploads = new Map<string, Buffer>();
  const refusals: string[] = [];
  const log = {
    info: (_: string, facts: object) => void refusals.push(JSON.stringify(facts)),
    error: (_: string, facts: object) => void refusals.push(JSON.stringify(facts)),
  };
  const objectLinks = localLinks('', Date.now);
  const host = await startWebHost({
    objectLinks,
    port: 0,
    router: createRouter(scriptedService().service, log),
    adoptUpload: adopt ?? keepIn(uploads),
    findOutput: ({ runId, name }) =>
      runId === 'r1' && name === 'out ü.csv'
        ? Promise.resolve(output)
        : Promise.reject(new AppError('NOT_FOUND', `The run has no output ${name}.`)),
    scans: {
      findDocument: (id, place) =>
        id === 's1' && place === 3
          ? Promise.resolve({ ...document, name: 'plan ü.html' })
          : Promise.reject(new AppError('NOT_FOUND', 'The scan has no such document.')),
      findReport: () => Promise.reject(new AppError('NOT_FOUND', 'The scan has no report.')),
    },
    rendererFolder,
    log,
  });
  const origin = `http://127.0.0.1:${host.port}`;
  return {
    host,
    origin,
    linkTo: (fileName) => objectLinks.toRead(output.path, { fileName, seconds: 60 }),
    uploads,
    refusals,
    async openSession() {
      const secret = host.newLink().split('#')[1] ?? '';
      const answer = await fetch(`${origin}/session`, {
        method: 'POST',
        headers: { Origin: origin },
        body: secret,
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function keepIn(uploads: Map<string, Buffer>): AdoptUpload {
  return async ({ name, bytes }) => {
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    const whole = Buffer.concat(parts);
    uploads.set(name, whole);
    return { id: asId(`f${uploads.size}`), name, sizeBytes: whole.length };
  };
}

/** Sends bytes as they stand and gives the answer's first line and headers; a browser could not be made to send them. */
export function sendRaw(port: number, text: string): Promise<{ status: number; head: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let head = '';
    const settle = (): void => {
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head });
      socket.destroy();
    };
    socket.on('data', (bytes) => {
      head += bytes.toString('latin1');
      if (head.includes('\r\n\r\n')) settle();
    });
    socket.once('close', settle);
    socket.once('error', reject);
  });
}

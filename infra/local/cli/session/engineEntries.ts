import type { ForkEngine } from '../../engine/engineChild.ts';

/** Entry files of the engine process and its worker; where they lie is known to the entry file of the program only. */
export interface EngineEntries {
  readonly processUrl: URL;
  readonly workerUrl: URL;
  /** Folder where the workers keep their compiled code; absent: it is compiled at every start. */
  readonly codeCache?: string;
  /** How the process is started; absent: as a child process of Node. */
  readonly fork?: ForkEngine;
}

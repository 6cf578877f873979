/** Entry files of the engine process and its worker; where they lie is known to the entry file of the program only. */
export interface EngineEntries {
  readonly processUrl: URL;
  readonly workerUrl: URL;
}

import type { FromEngine, ToEngine } from './protocol.ts';

/** The engine process's end of the line to its host. */
export interface HostChannel {
  send(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
}

/** Where Electron's utility process keeps its end. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Joins whichever line this process was started with: Electron's utility process, or a child process of Node. */
export function hostChannel(): HostChannel {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (port !== undefined && port !== null) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToEngine)),
    };
  }
  // A host that is gone must not leave its engine behind.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as ToEngine)),
  };
}

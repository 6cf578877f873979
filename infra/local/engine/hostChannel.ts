/** A process's end of the line to its host, by what goes there and what comes from it. */
export interface HostChannel<ToHost, FromHost> {
  send(message: ToHost): void;
  onMessage(listener: (message: FromHost) => void): void;
}

/** Where Electron's utility process keeps its end. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Joins whichever line this process was started with: Electron's utility process, or a child process of Node. */
export function hostChannel<ToHost, FromHost>(): HostChannel<ToHost, FromHost> {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (port !== undefined && port !== null) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data as FromHost)),
    };
  }
  // A host that is gone must not leave its children behind.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as FromHost)),
  };
}

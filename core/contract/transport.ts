/**
 * The names that a host and the renderer must agree on beside the contract itself.
 * No schema stands here, so the renderer may import it as a value.
 */

/** Paths of the web host, all on its own origin and all behind its session cookie. */
export const webPaths = {
  /** WebSocket that carries the contract. */
  rpc: '/rpc',
  /** `POST` with the file's bytes as body and its name as `fileNameParameter`; answers 201 with a `FileRef`, else an `ErrorView`. */
  files: '/files',
  /** `GET <outputs>/<runId>/<name>`, each step of a name percent-encoded; answers with the file as an attachment. */
  outputs: '/outputs',
  /**
   * `GET <scans>/<scanId>/report` for the workbook, `<scans>/<scanId>/documents/<place>` for the bytes of a document, in
   * ranges. The desktop shell serves them under the page's own address.
   */
  scans: '/scans',
} as const;

/** Query parameter of an upload that holds the file's name. */
export const fileNameParameter = 'name';

/**
 * The desktop handshake: the renderer makes a `MessageChannel` and posts this text to its own window with one port,
 * `window.postMessage(connectMessage, location.origin, [port2])`; the contract is then served on `port1`, which is to be started.
 */
export const connectMessage = 'mapwright:connect';

/** Why a step cannot be done now. `offline`: nobody answers. `busy`: the service asks for less, or has a fault of its own. */
export type NotNowReason = 'offline' | 'busy';

/** A step that failed for now only and may be done again as it is; nothing of what it is about is to blame. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  readonly reason: NotNowReason;
  /** How long the service asks to be left alone, in milliseconds; `null` where it does not say. */
  readonly afterMs: number | null;

  /** @param message One sentence for people, such as `Google Drive cannot be reached.`; it holds no secret and no address. */
  constructor(
    reason: NotNowReason,
    message: string,
    options: { readonly afterMs?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.afterMs = options.afterMs ?? null;
  }
}

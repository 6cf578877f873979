import { AppError, type ErrorView } from '../model/errors.ts';
import type { PipelineState, PipelineView } from '../model/job.ts';
import { jobOptions } from '../model/options/jobOptions.ts';
import type { SessionId } from '../model/session.ts';
import type { Settings } from '../model/settings.ts';
import type { UploadId } from '../model/upload.ts';
import type { LiveWord, PipelineAddress, PipelineLink } from '../ports/pipelineLink.ts';
import type { JobDeps } from './jobDeps.ts';
import { linkFailure, stateOfFailure } from './linkFailure.ts';
import { backOffMs, createWaker } from './waker.ts';

/** What is to be asked for: everything, how far runs are, and uploads of which something was told. */
export interface Wanted {
  readonly all: boolean;
  readonly running: boolean;
  readonly uploads: ReadonlySet<UploadId>;
  /** Sessions of which progress was told. */
  readonly sessions: ReadonlySet<SessionId>;
}

/** One pipeline that is set up, held for as long as it is. */
export interface PipelineConnection {
  readonly address: PipelineAddress;
  view(): PipelineView;
  /** The link, where the pipeline is reached; waits for the first look. @throws {AppError} whatever stands in the way */
  link(): Promise<PipelineLink>;
  /** The link, whatever the last look came to: for what does not rest on uploads. @throws {AppError} why it does not open */
  opened(): Promise<PipelineLink>;
  /** Looks, or tries again, now. */
  retry(): void;
  /** Ends everything that is asked over the link. */
  close(): Promise<void>;
}

export interface ConnectionParts {
  readonly address: PipelineAddress;
  readonly settings: Settings;
  /** Asks for the state; what it throws is what the connection fails with. */
  readonly look: (link: PipelineLink, wanted: Wanted) => Promise<void>;
  /** How long the present state is good for, and whether all of it is to be asked for then, or how far runs are. */
  readonly pace: (isLive: boolean) => { readonly ms: number; readonly next: 'all' | 'running' };
  /** Somebody reads what is told at once. */
  readonly isWatched: () => boolean;
  readonly changed: () => void;
}

/**
 * Opens a link and keeps it: asks for the state, hears what is told, and asks for everything again whenever it may have
 * missed something. A look that fails makes the state; looks go on with longer and longer waits until one succeeds.
 */
export function connect(deps: JobDeps, parts: ConnectionParts): PipelineConnection {
  const { address, settings, look, pace, isWatched, changed } = parts;
  const { links, clock, log, wait } = deps;
  const { place } = address;
  const ending = new AbortController();
  const looker = createWaker(wait, ending.signal);
  const listener = createWaker(wait, ending.signal);
  const iso = (): string => new Date(clock.now()).toISOString();
  let view: PipelineView = { ...address, state: 'connecting', since: iso(), error: null, command: '' };
  let opened: Promise<PipelineLink> | undefined;
  let isLive = false;
  /** What is to be asked for at the next look. */
  let missed = nothingMissed();
  missed.all = true;

  let settle = (): void => undefined;
  /** The first look has ended, well or not. */
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });

  const isReached = (): boolean => view.state === 'live' || view.state === 'polling';
  const become = (state: PipelineState, error: ErrorView | null = null, command = ''): void => {
    const isSame = view.state === state && view.error?.message === error?.message;
    if (isSame && view.command === command) return;
    view = { ...view, state, since: view.state === state ? view.since : iso(), error, command };
    settle();
    changed();
  };

  const open = (): Promise<PipelineLink> => {
    if (opened !== undefined) return opened;
    const opening = links.open(place, settings);
    opened = opening;
    // What could not be opened is opened anew by the next one who asks.
    opening.catch(() => {
      if (opened === opening) opened = undefined;
    });
    return opening;
  };
  /** Credentials are read anew with another link. */
  const drop = async (): Promise<void> => {
    const before = opened;
    opened = undefined;
    await before?.then(
      (link) => link.close(),
      () => undefined,
    );
  };

  const fail = async (cause: unknown): Promise<void> => {
    const error = linkFailure(cause);
    log.error('pipeline.unreached', { place, code: error.code });
    if (error.code !== 'STORE_UNAVAILABLE') await drop();
    const command = await links.command(place, { error, settings }).catch(() => '');
    if (!ending.signal.aborted) become(stateOfFailure(error), error, command);
  };

  const looking = async (): Promise<void> => {
    for (let failures = 0; !ending.signal.aborted; ) {
      const wanted: Wanted = missed;
      missed = nothingMissed();
      try {
        const link = await open();
        await look(link, wanted);
        failures = 0;
        const isBack = !isReached();
        become(isLive ? 'live' : 'polling');
        if (isBack) listener.wake();
        const { ms, next } = pace(isLive);
        if ((await looker.sleep(ms)) === 'woken') await wait(jobOptions.gatherMs, ending.signal);
        else missed[next] = true;
      } catch (cause) {
        if (ending.signal.aborted) return;
        missed.all = true;
        failures += 1;
        await fail(cause);
        await looker.sleep(backOffMs(failures, jobOptions.retryMs));
      }
    }
  };

  const listening = async (): Promise<void> => {
    for (let failures = 0; !ending.signal.aborted; ) {
      // Words of a pipeline that is not reached lead nowhere.
      while (!isReached() && !ending.signal.aborted) await listener.sleep(jobOptions.seldomMs);
      if (ending.signal.aborted) return;
      let hasOpened = false;
      try {
        for await (const word of (await open()).live(ending.signal, () => {
          hasOpened = true;
          hear(anything);
          isLive = true;
        }))
          hear(word);
      } catch (cause) {
        log.info('pipeline.live', { place, code: linkFailure(cause).code });
      }
      failures = hasOpened ? 1 : failures + 1;
      // Whatever was told from here on went by.
      if (isLive) hear(anything);
      isLive = false;
      await listener.sleep(backOffMs(failures, jobOptions.relistenMs));
    }
  };
  const hear = ({ uploadId, sessionId }: LiveWord): void => {
    if (uploadId !== null) missed.uploads.add(uploadId);
    else if (sessionId !== null) missed.sessions.add(sessionId);
    else missed.all = true;
    if (isWatched() || missed.all) looker.wake();
  };

  const work = [looking(), listening()];
  return {
    address,
    view: () => view,
    async link() {
      await Promise.race([settled, wait(jobOptions.patienceMs, ending.signal)]);
      if (view.state === 'connecting')
        throw new AppError('STORE_UNAVAILABLE', 'The pipeline has not answered yet.', {
          remedy: 'Try again in a moment; what waits for it is kept.',
        });
      if (ending.signal.aborted) throw new AppError('NOT_READY', 'This pipeline is no longer set up.');
      if (view.error !== null) throw AppError.fromView(view.error);
      return open();
    },
    opened: open,
    retry() {
      missed.all = true;
      looker.wake();
      listener.wake();
    },
    async close() {
      ending.abort();
      settle();
      await drop();
      await Promise.all(work);
    },
  };
}

const anything: LiveWord = { uploadId: null, sessionId: null };

function nothingMissed() {
  return { all: false, running: false, uploads: new Set<UploadId>(), sessions: new Set<SessionId>() };
}

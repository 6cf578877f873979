import { AppError } from '../model/errors.ts';
import type { PipelinePlace, PipelineView } from '../model/job.ts';
import { jobOptions } from '../model/options/jobOptions.ts';
import type { Settings } from '../model/settings.ts';
import type { PipelineAddress, PipelineLink } from '../ports/pipelineLink.ts';
import { connect, type PipelineConnection } from './connection.ts';
import type { JobDeps } from './jobDeps.ts';
import { createUploadBook, isEnded, type UploadBook } from './uploadBook.ts';

/** The pipelines that are set up, each with its connection and what is known of its uploads. */
export interface Pipelines {
  /** Opens, keeps or closes connections as the settings say by now; resolves when all are begun. */
  renew(): Promise<void>;
  views(): readonly PipelineView[];
  books(): readonly { readonly place: PipelinePlace; readonly book: UploadBook }[];
  /** Its link and book. @throws {AppError} `NOT_FOUND` where no such pipeline is set up; what the link fails with */
  reach(place: PipelinePlace): Promise<{ readonly link: PipelineLink; readonly book: UploadBook }>;
  /** The link where the pipeline is reached, without waiting. */
  reached(place: PipelinePlace): Promise<PipelineLink | undefined>;
  /** The link as soon as it opens, whether uploads can be looked at or not. @throws {AppError} as `reach` */
  opened(place: PipelinePlace): Promise<PipelineLink>;
  isSetUp(place: PipelinePlace): boolean;
  retry(): void;
  close(): Promise<void>;
}

export interface PipelinesParts {
  readonly isWatched: () => boolean;
  /** Something of what is shown is otherwise. */
  readonly changed: () => void;
  /** A look has succeeded. */
  readonly looked: (place: PipelinePlace, link: PipelineLink) => Promise<void>;
}

interface Held {
  /** The settings that it was opened with. */
  readonly basis: string;
  readonly connection: PipelineConnection;
  readonly book: UploadBook;
}

export function createPipelines(deps: JobDeps, { isWatched, changed, looked }: PipelinesParts): Pipelines {
  const held = new Map<PipelinePlace, Held>();
  let order: readonly PipelinePlace[] = [];
  let renewing: Promise<void> = Promise.resolve();
  let isClosed = false;

  const hold = (address: PipelineAddress, settings: Settings): Held => {
    const { place } = address;
    const book = createUploadBook(() => deps.clock.now(), changed);
    const connection = connect(deps, {
      address,
      settings,
      async look(link, wanted) {
        await book.look(link, wanted, isWatched());
        await looked(place, link);
      },
      pace(isLive) {
        const isBusy = [...book.all()].some(({ upload }) => !isEnded(upload) && upload.state !== 'waiting');
        if (!isWatched()) return { ms: jobOptions.seldomMs, next: 'all' };
        if (isLive) return isBusy ? { ms: jobOptions.busyMs, next: 'running' } : seldom;
        return { ms: isBusy ? jobOptions.busyMs : jobOptions.quietMs, next: 'all' };
      },
      isWatched,
      changed,
    });
    return { basis: basisOf(place, settings), connection, book };
  };

  const renew = async (): Promise<void> => {
    const settings = await deps.settings();
    const addresses = isClosed ? [] : deps.links.addresses(settings);
    for (const [place, { basis, connection }] of held) {
      const isKept = addresses.some((one) => one.place === place) && basis === basisOf(place, settings);
      if (isKept) continue;
      held.delete(place);
      await connection.close();
    }
    for (const address of addresses)
      if (!held.has(address.place)) held.set(address.place, hold(address, settings));
    order = addresses.map(({ place }) => place);
    changed();
  };

  const present = (): readonly Held[] =>
    order.flatMap((place) => {
      const one = held.get(place);
      return one === undefined ? [] : [one];
    });

  const heldAt = (place: PipelinePlace): Held => {
    const one = held.get(place);
    if (one !== undefined) return one;
    throw new AppError('NOT_FOUND', 'No such pipeline is set up.', {
      remedy: 'Set it up under Settings, then try again.',
    });
  };

  return {
    renew() {
      // One after the other, so that no pipeline is opened twice.
      renewing = renewing.then(renew, renew);
      return renewing;
    },
    views: () => present().map(({ connection }) => connection.view()),
    books: () => present().map(({ connection, book }) => ({ place: connection.address.place, book })),
    async reach(place) {
      const one = heldAt(place);
      return { link: await one.connection.link(), book: one.book };
    },
    opened: async (place) => heldAt(place).connection.opened(),
    async reached(place) {
      const one = held.get(place);
      const state = one?.connection.view().state;
      return state === 'live' || state === 'polling' ? one?.connection.link() : undefined;
    },
    isSetUp: (place) => held.has(place),
    retry() {
      for (const { connection } of held.values()) connection.retry();
    },
    async close() {
      isClosed = true;
      await renewing;
      for (const { connection } of held.values()) await connection.close();
      held.clear();
    },
  };
}

const seldom = { ms: jobOptions.seldomMs, next: 'all' } as const;

/** What of the settings a pipeline is opened with. */
function basisOf(place: PipelinePlace, { aws, pipeline }: Settings): string {
  return JSON.stringify(place === 'aws' ? aws : pipeline.folder);
}

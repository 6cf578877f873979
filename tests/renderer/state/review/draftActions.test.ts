import { beforeEach, describe, expect, test } from 'vitest';
import type { Draft, DraftEdit, DraftView, FileId, ReviewView } from '../../../../core/contract/views.ts';
import { asId } from '../../../../core/model/ids.ts';
import { type Session, setSession } from '../../../../renderer/client/session.ts';
import { setApp, useApp } from '../../../../renderer/state/app/appState.ts';
import { decisionsSettled, edit, step } from '../../../../renderer/state/review/draftActions.ts';
import { overrideGuess } from '../../../../renderer/state/review/readingActions.ts';
import { openReview, refreshReview } from '../../../../renderer/state/review/reviewActions.ts';
import { answered } from '../../../../renderer/state/app/inOrder.ts';
import { decisionsOf, itemOf, viewOf } from '../../reviewParts.ts';

const a: FileId = asId('a');
const b: FileId = asId('b');

/** Keeps drafts as the host does, and answers each call only when it is let. */
class Host {
  readonly asked: string[] = [];
  readonly #drafts = new Map<FileId, Draft>();
  readonly #held: (() => void)[] = [];
  holds = false;
  #overrides: ReviewView['overrides'] = {};

  readonly client = {
    review: {
      open: ({ fileId }: { fileId: FileId }) => this.#answer(`open ${fileId}`, () => this.#view(fileId)),
      edit: ({ fileId, label, edits }: { fileId: FileId; label: string; edits: readonly DraftEdit[] }) =>
        this.#answer(`edit ${fileId}`, () => {
          const { steps, position } = this.draft(fileId);
          return this.#put(fileId, [...steps.slice(0, position), { label, edits }], position + 1);
        }),
      moveTo: ({ fileId, position }: { fileId: FileId; position: number }) =>
        this.#answer(`moveTo ${fileId} ${position}`, () =>
          this.#put(fileId, this.draft(fileId).steps, position),
        ),
      override: ({ fileId, overrides }: { fileId: FileId; overrides: ReviewView['overrides'] }) =>
        this.#answer(`override ${fileId}`, () => {
          this.#overrides = overrides;
          return this.#view(fileId);
        }),
    },
  };

  draft(fileId: FileId): Draft {
    return this.#drafts.get(fileId) ?? { steps: [], position: 0, savedAt: null };
  }

  /** Lets everything go that is held, and all that follows from it. */
  async release(): Promise<void> {
    this.holds = false;
    for (const go of this.#held.splice(0)) go();
    await answered(a);
    await answered(b);
  }

  async #answer<Answer>(name: string, act: () => Answer): Promise<Answer> {
    this.asked.push(name);
    const answer = act();
    if (this.holds) await new Promise<void>((resolve) => this.#held.push(resolve));
    return answer;
  }

  #put(fileId: FileId, steps: Draft['steps'], position: number): DraftView {
    const draft = { steps, position, savedAt: '2026-11-20T10:00:00.000Z' };
    this.#drafts.set(fileId, draft);
    return { draft, decisions: this.#decisions(fileId) };
  }

  #decisions(fileId: FileId): DraftView['decisions'] {
    const { steps, position } = this.draft(fileId);
    const taken = new Set(
      steps
        .slice(0, position)
        .flatMap(({ edits }) => edits.map((item) => 'columnIndex' in item && item.columnIndex)),
    );
    const columns = viewOf([{ name: 'A' }, { name: 'B' }, { name: 'C' }]).decisions?.columns ?? [];
    return decisionsOf(
      columns.map((column) => (taken.has(column.columnIndex) ? { ...column, status: 'accepted' } : column)),
    );
  }

  #view(fileId: FileId): ReviewView {
    return viewOf([{ name: 'A' }, { name: 'B' }, { name: 'C' }], {
      item: itemOf(fileId),
      draft: this.draft(fileId),
      decisions: this.#decisions(fileId),
      overrides: this.#overrides,
    });
  }
}

let host: Host;

beforeEach(async () => {
  host = new Host();
  setSession({ client: host.client, bridge: {} } as unknown as Session);
  setApp({ review: null });
  await open(a);
});

async function open(fileId: FileId): Promise<void> {
  openReview(fileId);
  await answered(fileId);
}

const accept = (columnIndex: number): void =>
  edit(`Accepted ${columnIndex}`, [{ kind: 'accept', columnIndex }]);

const statuses = (): readonly (string | undefined)[] =>
  (useApp.getState().review?.rows ?? []).map((row) => row.decision?.status);

describe('answers about a file', () => {
  test('change nothing on the desk where another file lies by then', async () => {
    host.holds = true;
    accept(0);
    host.holds = false;
    await open(b);
    await host.release();
    expect(useApp.getState().review?.fileId).toBe(b);
    expect(statuses()).toEqual(['open', 'open', 'open']);
    expect(useApp.getState().review?.busy).toEqual(new Set());
    await open(a);
    expect(statuses()).toEqual(['accepted', 'open', 'open']);
  });

  test('never tell of a draft from before an edit that was answered', async () => {
    host.holds = true;
    void refreshReview(a);
    accept(1);
    await host.release();
    expect(statuses()).toEqual(['open', 'accepted', 'open']);
    expect(useApp.getState().review?.view?.draft.position).toBe(1);
  });

  test('of refreshes that wait for their turn are asked for once', async () => {
    host.holds = true;
    accept(0);
    for (let n = 0; n < 5; n += 1) void refreshReview(a);
    await host.release();
    expect(host.asked).toEqual(['open a', 'edit a', 'open a']);
  });

  test('are not asked for a file that was left before its turn came', async () => {
    host.holds = true;
    accept(0);
    void refreshReview(a);
    host.holds = false;
    await open(b);
    await host.release();
    expect(host.asked).toEqual(['open a', 'edit a', 'open b']);
  });

  test('to two corrections at once keep both', async () => {
    host.holds = true;
    void overrideGuess({ delimiter: ';' }, 'Delimiter');
    void overrideGuess({ quote: null }, 'Quote');
    await host.release();
    expect(useApp.getState().review?.view?.overrides).toEqual({ delimiter: ';', quote: null });
  });
});

describe('undo', () => {
  test('pressed twice at once takes two steps back, redo twice brings both again', async () => {
    accept(0);
    accept(1);
    await decisionsSettled();
    step(-1);
    step(-1);
    await decisionsSettled();
    expect(statuses()).toEqual(['open', 'open', 'open']);
    step(1);
    step(1);
    step(1);
    await decisionsSettled();
    expect(statuses()).toEqual(['accepted', 'accepted', 'open']);
    expect(host.asked.filter((name) => name.startsWith('moveTo'))).toEqual([
      'moveTo a 1',
      'moveTo a 0',
      'moveTo a 1',
      'moveTo a 2',
    ]);
  });

  test('takes the edit back that is still on its way', async () => {
    host.holds = true;
    accept(2);
    step(-1);
    await host.release();
    expect(statuses()).toEqual(['open', 'open', 'open']);
    expect(host.draft(a)).toMatchObject({ position: 0, steps: [{ label: 'Accepted 2' }] });
  });

  test('belongs to the file that it was pressed on', async () => {
    host.holds = true;
    accept(0);
    step(-1);
    host.holds = false;
    await open(b);
    await host.release();
    expect(host.draft(a).position).toBe(0);
    expect(host.draft(b).steps).toEqual([]);
  });
});

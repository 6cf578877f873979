import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { openWebApp, type OwnApp, type WebApp } from './openWebApp.ts';

interface Settings {
  /** Size of a disk of its own for the data folder, as `mount` takes it; it is lost when the app stops. */
  readonly disk: string | undefined;
  /** Environment variables of the app beside those of the test. */
  readonly surroundings: Readonly<Record<string, string>>;
}

interface Fixtures extends Settings {
  readonly app: WebApp;
  /** The app's page, opened with its link; the test fails when the page reports an error of its own. */
  readonly desk: Page;
}

/** The app that the tests of a file share, and the browser's profile that they open it with. */
interface Shared {
  readonly file: string;
  readonly app: OwnApp;
  context: BrowserContext | undefined;
}

/** Holds the shared app of one file at a time; a worker that a test failed in is ended with it. */
interface SharedPlace {
  current: Shared | undefined;
}

const withPlace = base.extend<Settings, { readonly sharedPlace: SharedPlace }>({
  disk: [undefined, { option: true }],
  surroundings: [{}, { option: true }],
  sharedPlace: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const place: SharedPlace = { current: undefined };
      await use(place);
      await end(place);
    },
    { scope: 'worker' },
  ],
});

/** A test with an app of its own, on an empty data folder: for what an app is at first, and for what changes it for good. */
export const freshApp = withPlace.extend<Pick<Fixtures, 'app' | 'desk'>>({
  app: async ({ disk, surroundings }, use) => {
    const app = await openWebApp({ disk, surroundings });
    await use(app);
    await app.close();
  },
  desk: ({ app, page }, use) => openDesk(app, page, use),
});

/**
 * A test in the app that all shared tests of its file have: files, runs and settings of those before are there, in any
 * number, and those after a failed one begin with an empty app. The page is new.
 */
export const sharedApp = withPlace.extend<Pick<Fixtures, 'app' | 'desk'> & { readonly shared: Shared }>({
  shared: async ({ sharedPlace, surroundings }, use, { file }) => {
    if (sharedPlace.current?.file !== file) await end(sharedPlace);
    sharedPlace.current ??= { file, app: await openWebApp({ surroundings }), context: undefined };
    await use(sharedPlace.current);
  },
  app: ({ shared }, use) => use(shared.app),
  desk: async ({ shared, browser }, use, { errors }) => {
    // Made within a test, so that it takes what the configuration says of contexts; what it has read of the app is kept.
    shared.context ??= await browser.newContext();
    const page = await shared.context.newPage();
    await openDesk(shared.app, page, use);
    if (errors.length > 0) return;
    // Not from the app's page, which keeps what was typed when it is left.
    await page.goto(`${shared.app.origin}/open.css`);
    await page.evaluate(() => localStorage.clear());
    for (const opened of shared.context.pages()) await opened.close();
  },
});

async function end(place: SharedPlace): Promise<void> {
  await place.current?.context?.close();
  await place.current?.app.close();
  place.current = undefined;
}

async function openDesk(app: WebApp, page: Page, use: (desk: Page) => Promise<void>): Promise<void> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(await app.newLink());
  await page.waitForURL(`${app.origin}/**`);
  await use(page);
  expect(errors, 'errors that the page reported').toEqual([]);
}

export type { WebApp } from './openWebApp.ts';
export { expect } from '@playwright/test';

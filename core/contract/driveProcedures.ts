import { eventIterator, type } from '@orpc/contract';
import * as z from 'zod';
import { base } from './procedure.ts';
import type { DriveSignIn, DriveStatus } from './views.ts';

/** The connection to Google Drive. No token and no secret comes this way; a secret is taken, and never told. */
export const driveProcedures = {
  /** Nobody is asked; `null` where this host does not reach it. */
  status: base.output(type<DriveStatus | null>()),
  /** Tells the address for the person's browser, then who was signed in. Breaking off ends it. */
  signIn: base.output(eventIterator(type<DriveSignIn>())),
  signOut: base,
  /** Of the OAuth client that the settings name; `null` takes it away. */
  putSecret: base.input(z.strictObject({ secret: z.string().min(1).max(512).nullable() })),
  /** Asks Google who is connected. */
  tryOut: base.output(type<{ readonly who: string }>()),
};

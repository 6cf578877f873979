import { type } from '@orpc/contract';
import * as z from 'zod';
import { wipeKinds } from '../model/dataUsage.ts';
import { base } from './procedure.ts';
import type { DataUsage } from './views.ts';

/** What this installation keeps. */
export const dataProcedures = {
  usage: base.output(type<DataUsage>()),
  /** Deletes for good; answers with what is left. */
  wipe: base.input(z.strictObject({ kind: z.enum(wipeKinds) })).output(type<DataUsage>()),
};

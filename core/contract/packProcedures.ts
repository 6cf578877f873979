import { type } from '@orpc/contract';
import * as z from 'zod';
import { importKinds } from '../model/importedPack.ts';
import { base, fileId, packId } from './procedure.ts';
import type {
  ImportedPack,
  PackCheckView,
  PackDetail,
  PackDifference,
  PackSaved,
  PackSummary,
  PackVersion,
} from './views.ts';

/** Checked by the packs' own rules, which list every error; of a stranger's JSON nothing is known. */
const anyJson = z.unknown();
const packVersion = z.int().min(1);
const packAt = z.strictObject({ packId, version: z.exactOptional(packVersion) });
const packTitle = z.string().trim().min(1).max(200);
/** Characters that can be pasted; longer schemas come as files. */
const mostPastedText = 4_000_000;

/** Target schemas as people make and keep them. */
export const packProcedures = {
  /** All packs, archived ones too: those of the app, those made here, the generic one. */
  list: base.output(type<readonly PackSummary[]>()),
  get: base.input(packAt).output(type<PackDetail>()),
  /** Says what is wrong with a pack and what would be lost by saving it. */
  check: base.input(z.strictObject({ pack: anyJson })).output(type<PackCheckView>()),
  /** Writes the next version. `expectedVersion` is the one that was changed, 0 for a new pack. Errors come back as data. */
  save: base
    .input(
      z.strictObject({
        pack: anyJson,
        expectedVersion: z.int().min(0),
        note: z.string().max(2_000),
      }),
    )
    .output(type<PackSaved>()),
  /** Makes a pack of the person's own from any other. */
  copy: base.input(z.strictObject({ packId, title: packTitle })).output(type<PackSummary>()),
  /** Deletes a pack that was made here; one that approved mappings feed is archived instead. */
  remove: base.input(z.strictObject({ packId })).output(type<{ archived: boolean }>()),
  /** Offers an archived pack again. */
  restore: base.input(z.strictObject({ packId })).output(type<void>()),
  /** Newest first; `[]` for packs that come with the app. */
  versions: base.input(z.strictObject({ packId })).output(type<readonly Omit<PackVersion, 'pack'>[]>()),
  differences: base
    .input(z.strictObject({ packId, from: packVersion, to: packVersion }))
    .output(type<readonly PackDifference[]>()),
  /** The pack's JSON and the name of the file that it is kept in. */
  export: base.input(packAt).output(type<{ name: string; text: string }>()),
  /** Reads a schema, a data dictionary, a header or a list of names; nothing is saved. */
  importText: base
    .input(
      z.strictObject({
        text: z.string().max(mostPastedText),
        name: z.string().min(1).max(200),
        kind: z.exactOptional(z.enum(importKinds)),
      }),
    )
    .output(type<ImportedPack>()),
  /** The same for a file that the host has adopted, which is let go of. */
  importFile: base
    .input(z.strictObject({ fileId, kind: z.exactOptional(z.enum(importKinds)) }))
    .output(type<ImportedPack>()),
};

import { z } from 'zod';
import { askForm } from '../../../core/model/askForm.ts';
import { leadOptions } from '../../../core/model/options/leadOptions.ts';
import type { ExportApi } from '../../../core/ports/exportApi.ts';
import { forMembers, given } from './requests.ts';

const wishForm = z.strictObject({
  query: askForm,
  words: z.array(z.string().min(1).max(200)).max(leadOptions.words).default([]),
  format: z.enum(['csv', 'excel-csv', 'json', 'xlsx']).default('csv'),
  header: z.enum(['names', 'labels']).default('names'),
  /** An IANA name, as `Intl` tells it. */
  zone: z.string().min(1).max(100).default('UTC'),
  asOf: z.iso.datetime().nullable().default(null),
});

/** What they take. */
export const exportForms = { 'POST /exports': wishForm } as const;

/** The routes of exports, for operators and analysts: what is wanted stands in the body, as it may tell of a person. */
export const exportRoutes = forMembers<{ readonly exports: ExportApi }>({
  'POST /exports': ({ by, body }, { exports }) => exports.begin(given(wishForm, body), by),
  'POST /exports/{exportId}/continue': ({ by, path }, { exports }) =>
    exports.goOn(path['exportId'] ?? '', by),
});

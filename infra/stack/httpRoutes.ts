/** Routes of the HTTP API; all of them ask for a signed-in person. */
export const httpRoutes = [
  'GET /status/{uploadId}',
  'POST /status/{uploadId}/force-complete',
  'POST /status/{uploadId}/late',
  'POST /status/{uploadId}/redrive',
  'GET /uploads',
  'POST /uploads',
  'GET /uploads/{uploadId}/history',
  'GET /uploads/{uploadId}/outputs/{name}',
  'GET /mappings',
  'POST /mappings',
  'POST /live/tickets',
  'POST /ask',
  'POST /ask/values',
  'POST /exports',
  'POST /exports/{exportId}/continue',
  'GET /leads',
  'GET /leads/changes',
  'POST /leads/search',
  'GET /leads/export',
  'GET /leads/{leadId}',
  'PATCH /leads/{leadId}',
  'POST /leads/{leadId}/undo',
  'GET /standardise',
  'POST /standardise/look',
  'POST /standardise/plan',
  'POST /standardise/start',
  'POST /standardise/jobs/{jobId}/pause',
  'POST /standardise/jobs/{jobId}/go-on',
  'POST /standardise/jobs/{jobId}/end',
  'GET /standardise/suggestions',
  'POST /standardise/accept',
  'POST /standardise/reject',
  'POST /standardise/reopen',
  'GET /standardise/dead',
  'POST /standardise/forget',
] as const;

/** Requests a second, and at once, of routes that cost more than others; the rest have those of the stage. */
export const slowRoutes: Readonly<
  Partial<Record<(typeof httpRoutes)[number], { readonly rate: number; readonly burst: number }>>
> = {
  // Each looks at up to a thousand leads.
  'POST /leads/search': { rate: 10, burst: 20 },
  // Each looks at up to a thousand leads.
  'GET /leads/changes': { rate: 10, burst: 20 },
  'POST /ask/values': { rate: 5, burst: 10 },
  // Each goes over leads for up to 15 seconds.
  'POST /ask': { rate: 2, burst: 5 },
  'POST /exports': { rate: 1, burst: 3 },
  'POST /exports/{exportId}/continue': { rate: 2, burst: 5 },
  // Each writes a file, for up to 20 seconds.
  'GET /leads/export': { rate: 1, burst: 3 },
  // Each may go through all leads, for up to 18 seconds.
  'POST /standardise/look': { rate: 1, burst: 3 },
  'POST /standardise/plan': { rate: 1, burst: 3 },
  'POST /standardise/start': { rate: 1, burst: 3 },
  // Each may change leads for up to 15 seconds.
  'POST /standardise/accept': { rate: 2, burst: 5 },
  'POST /standardise/reopen': { rate: 2, burst: 5 },
};

/** Routes of the HTTP API; all of them ask for a signed-in person. */
export const httpRoutes = [
  'GET /status/{uploadId}',
  'POST /status/{uploadId}/force-complete',
  'POST /status/{uploadId}/redrive',
  'GET /uploads',
  'POST /uploads',
  'GET /uploads/{uploadId}/history',
  'GET /uploads/{uploadId}/outputs/{name}',
  'GET /mappings',
  'POST /mappings',
  'POST /live/tickets',
] as const;

const outputs = ['processed/', 'validation-reports/'] as const;

/** The function behind the HTTP API; `functionPlans.ts` says what a plan is. */
export const apiPlan = {
  does: 'Answers the HTTP API: uploads, their state, history, mappings, leads, values to standardise, force-complete, redrive',
  timeoutSeconds: 30,
  memoryMb: 512,
  trigger: { by: 'http' },
  uses: {
    connections: ['put', 'get', 'watching', 'post'],
    uploads: ['get', 'list', 'change', 'note', 'events', 'waitingFor'],
    sessions: ['get', 'item', 'items', 'force', 'reopen', 'idle', 'lateResults', 'forgetLate'],
    mappings: ['append', 'latest', 'versions', 'list'],
    leads: ['count', 'page', 'pageByChange', 'find', 'get', 'history', 'edit', 'undo'],
    standards: [
      'create',
      'get',
      'jobs',
      'setState',
      'end',
      'dead',
      'forget',
      'verdicts',
      'countSuggestions',
      'suggestions',
      'suggestion',
      'settled',
      'decide',
    ],
    spending: true,
    objects: {
      link: [...outputs, 'temp/'],
      uploadLink: ['uploads/', 'raw-test/'],
      facts: [...outputs, 'mappings/', 'temp/', 'standardise/'],
      // Long mappings lie among the objects.
      put: ['mappings/', 'keys/leads', 'temp/', 'standardise/'],
      open: ['mappings/', 'keys/leads', 'temp/', 'standardise/'],
      // Exports, until they expire.
      create: ['temp/'],
      join: ['temp/'],
    },
    queues: { send: ['main', 'test', 'analyze', 'finish', 'standard'] },
  },
} as const;

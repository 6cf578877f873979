/** Functions of code scans over the WebSocket API; `functionPlans.ts` says what a plan is. */
export const scanFunctionPlans = {
  scanDispatch: {
    does: 'Begins a code scan that a client asks for',
    timeoutSeconds: 60,
    memoryMb: 512,
    trigger: { by: 'socket', route: 'start_scan' },
    uses: {
      connections: ['get', 'post'],
      scans: ['begin', 'get'],
      objects: { put: ['work/'] },
      queues: { send: ['scanSteps'] },
    },
  },
  scanResume: {
    does: 'Lets a client come back to its code scan',
    timeoutSeconds: 60,
    memoryMb: 512,
    trigger: { by: 'socket', route: 'resume_scan' },
    uses: {
      connections: ['get', 'post'],
      scans: ['get', 'bind', 'files'],
      objects: { facts: ['processed/scans/'], link: ['processed/scans/'] },
    },
  },
  scanEnd: {
    does: 'Ends a code scan with what is counted, for its client or an operator',
    timeoutSeconds: 60,
    memoryMb: 512,
    trigger: { by: 'socket', route: 'end_scan' },
    uses: {
      connections: ['get', 'post'],
      scans: ['get', 'bind'],
      sessions: ['get', 'force'],
      queues: { send: ['scanSteps'] },
    },
  },
  scanWorker: {
    does: 'Searches documents of a code scan, counts each once and tells the client',
    timeoutSeconds: 30,
    memoryMb: 1024,
    trigger: { by: 'queues', queues: ['scan'], batch: 10, windowSeconds: 0 },
    uses: {
      connections: ['post'],
      scans: ['get', 'count', 'tellValue'],
      sessions: ['get', 'claim', 'commit', 'complete', 'release', 'keepLate'],
      objects: { facts: ['scans/', 'work/'], open: ['scans/', 'work/'], put: ['work/'] },
      queues: { send: ['scanSteps'], hold: ['scan'] },
    },
  },
  scanSteps: {
    does: 'Lays out the documents of a code scan, and at its end writes the workbook and tells of it',
    timeoutSeconds: 900,
    memoryMb: 2048,
    trigger: { by: 'queues', queues: ['scanSteps'], batch: 1, windowSeconds: 0 },
    uses: {
      connections: ['post'],
      scans: ['get', 'run', 'count', 'tellValue', 'close', 'takeEnd', 'leaveEnd', 'end', 'files'],
      sessions: ['begin', 'register', 'seal', 'complete', 'get', 'idle', 'items'],
      objects: {
        list: ['scans/'],
        facts: ['scans/', 'work/', 'processed/scans/'],
        open: ['scans/', 'work/'],
        put: ['work/'],
        create: ['processed/scans/'],
        link: ['processed/scans/'],
      },
      queues: { send: ['scan'], hold: ['scanSteps'] },
    },
  },
} as const;

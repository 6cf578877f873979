import { describeSessionEnds } from '../../ports/sessionEnds.suite.ts';
import { describeSessions } from '../../ports/sessions.suite.ts';
import type { SessionsUnderTest } from '../../ports/sessionExamples.ts';
import { memorySessions } from './memorySessions.ts';

let store = memorySessions();
const world: SessionsUnderTest = {
  open: async () => {
    store = memorySessions();
    return store;
  },
  openAgain: async () => store,
  dispose: () => Promise.resolve(),
};

describeSessions('memory', world);
describeSessionEnds('memory', world);

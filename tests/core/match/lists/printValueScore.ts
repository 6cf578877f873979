import { valueScore } from './valueScore.ts';

// What `npm run score` reads: one object, a score a part.
process.stdout.write(
  JSON.stringify({ tuned: valueScore('tuned'), kept: valueScore('kept'), fresh: valueScore('fresh') }),
);

import type { RecordBatch } from '../model/records.ts';
import type { FindingKind, TextFindings } from '../model/textFindings.ts';
import { RecordFinder } from './recordFinder.ts';

/** Finds the records that hold what is odd about a text, while its records are read. */
export class LocatedFindings {
  private readonly finders: Readonly<Record<FindingKind, RecordFinder>>;

  constructor(findings: TextFindings) {
    this.finders = {
      undecodable: new RecordFinder(findings.undecodable.offsets),
      lost: new RecordFinder(findings.lost.offsets),
      marks: new RecordFinder(findings.marks.offsets),
      zeros: new RecordFinder(findings.zeros.offsets),
      foreign: new RecordFinder(findings.foreign.offsets),
    };
  }

  /** Takes every batch in order. */
  see(batch: RecordBatch): void {
    const { undecodable, lost, marks, zeros, foreign } = this.finders;
    undecodable.see(batch);
    lost.see(batch);
    marks.see(batch);
    zeros.see(batch);
    foreign.see(batch);
  }

  /** Of each kind the numbers of the records with it, from 0, ascending. */
  records(): Readonly<Record<FindingKind, readonly number[]>> {
    const { undecodable, lost, marks, zeros, foreign } = this.finders;
    return {
      undecodable: undecodable.records,
      lost: lost.records,
      marks: marks.records,
      zeros: zeros.records,
      foreign: foreign.records,
    };
  }
}

import { asConfidence, type Confidence, type ProposedOutcome, type Proposal } from '../../model/mapping.ts';
import type { PackId } from '../../model/ids.ts';
import type { DecisionBin, DecisionRecord } from '../../model/memory.ts';
import { matchOptions } from '../../model/options/matchingOptions.ts';
import { refineOptions } from '../../model/options/memoryOptions.ts';

/** What the decisions of an installation say about the matcher's confidences in one pack. */
export interface Refinement {
  /** Added to the log-odds of every confidence. */
  readonly shift: number;
  /** Added for each unit of log-odds above `refineOptions.centre`. */
  readonly tilt: number;
  readonly bins: readonly Tally[];
}

interface Tally {
  readonly from: number;
  readonly decisions: number;
  readonly right: number;
  readonly sumGiven: number;
}

/**
 * Learns from what persons made of proposals: logistic recalibration under a strong belief that the confidences are right
 * as they are (a normal prior on shift and tilt, found by Newton's method). A handful of decisions changes next to
 * nothing, some hundred do.
 *
 * @param outcomes oldest first; the latest `refineOptions.mostDecisions` count
 * @returns `undefined` while there are too few
 */
export function refinementOf(outcomes: readonly ProposedOutcome[]): Refinement | undefined {
  const counted = outcomes.slice(-refineOptions.mostDecisions);
  if (counted.length < refineOptions.leastDecisions) return undefined;
  const prior = refineOptions.priorWeight;
  let shift = 0;
  let tilt = 0;
  for (let round = 0; round < rounds; round += 1) {
    let g0 = -prior * shift;
    let g1 = -prior * tilt;
    let h00 = prior;
    let h01 = 0;
    let h11 = prior;
    for (const { confidence, taken } of counted) {
      const x = oddsOf(confidence) - centre;
      const p = shareOf(centre + x + shift + tilt * x);
      const miss = (taken ? 1 : 0) - p;
      const weight = p * (1 - p);
      g0 += miss;
      g1 += miss * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    shift += cut((h11 * g0 - h01 * g1) / determinant, 1);
    tilt += cut((h00 * g1 - h01 * g0) / determinant, 0.5);
    // A greater confidence stays the greater one.
    tilt = Math.max(leastTilt, tilt);
  }
  return { shift, tilt, bins: tallies(counted) };
}

/** Rounds of Newton's method; with the prior it has settled after five or six. */
const rounds = 25;
const leastTilt = -0.8;

/**
 * The confidence to show. It falls as the decisions say, and rises no further than what was measured here at such
 * confidences is sure to reach.
 */
export function refinedConfidence(given: Confidence, refinement: Refinement | undefined): Confidence {
  if (refinement === undefined) return given;
  const x = oddsOf(given) - centre;
  const said = shareOf(centre + x + refinement.shift + refinement.tilt * x);
  if (said <= given) return asConfidence(said);
  const bin = refinement.bins.findLast(({ from }) => given >= from);
  return asConfidence(Math.max(given, Math.min(said, bin === undefined ? 0 : surelyRight(bin))));
}

/** The same proposal with the confidences to show. What memory says is no estimate of the matcher's and stays; nothing becomes `auto` by this. */
export function refineProposal(proposal: Proposal, refinement: Refinement | undefined): Proposal {
  if (refinement === undefined) return proposal;
  return {
    ...proposal,
    columns: proposal.columns.map((column) => {
      const alternatives = column.alternatives.map((one) => ({
        ...one,
        confidence: refinedConfidence(one.confidence, refinement),
      }));
      if (column.field === null || column.origin === 'memory') return { ...column, alternatives };
      const confidence = refinedConfidence(column.confidence, refinement);
      const state = column.state === 'auto' && confidence < matchOptions.auto ? 'review' : column.state;
      return { ...column, alternatives, confidence, state };
    }),
  };
}

/** The decisions by confidence, to be shown. @param outcomes oldest first */
export function decisionRecord(packId: PackId, outcomes: readonly ProposedOutcome[]): DecisionRecord {
  const counted = outcomes.slice(-refineOptions.mostDecisions);
  const refinement = refinementOf(counted);
  const bins = tallies(counted).map(({ from, decisions, right, sumGiven }, i, all): DecisionBin => {
    const given = decisions === 0 ? null : sumGiven / decisions;
    const shown = given === null ? null : refinedConfidence(asConfidence(given), refinement);
    return { from, to: all[i + 1]?.from ?? 1, decisions, right, given, shown };
  });
  return {
    packId,
    decisions: counted.length,
    right: counted.filter(({ taken }) => taken).length,
    bins,
    refines: refinement !== undefined,
  };
}

function tallies(outcomes: readonly ProposedOutcome[]): readonly Tally[] {
  const starts: readonly number[] = refineOptions.bins;
  return starts.map((from, i) => {
    const own = outcomes.filter(
      ({ confidence }) => confidence >= from && confidence < (starts[i + 1] ?? Number.POSITIVE_INFINITY),
    );
    return {
      from,
      decisions: own.length,
      right: own.filter(({ taken }) => taken).length,
      sumGiven: own.reduce((sum, { confidence }) => sum + confidence, 0),
    };
  });
}

/** Lower end of the Wilson interval. */
function surelyRight({ decisions, right }: Tally): number {
  if (decisions === 0) return 0;
  const z = refineOptions.deviations;
  const share = right / decisions;
  const middle = share + (z * z) / (2 * decisions);
  const spread = z * Math.sqrt((share * (1 - share)) / decisions + (z * z) / (4 * decisions * decisions));
  return (middle - spread) / (1 + (z * z) / decisions);
}

/** Confidences of 0 and 1 are cut, so that one of them cannot outweigh all others. */
const sureness = 1e-3;

function oddsOf(share: number): number {
  const inside = Math.min(1 - sureness, Math.max(sureness, share));
  return Math.log(inside / (1 - inside));
}

const centre = oddsOf(refineOptions.centre);

function shareOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function cut(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

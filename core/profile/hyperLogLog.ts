/** Registers are chosen by this many bits: 16,384 of them, one byte each, a standard error of 0.81 %. */
const precision = 14;
const registers = 1 << precision;
/** Bits left for counting zeros. */
const width = 64 - precision;

/** How many distinct hashes were seen, about. Merging is taking the larger register, so order and cutting do not matter. */
export class HyperLogLog {
  readonly registers = new Uint8Array(registers);

  add(low: number, high: number): void {
    const index = low >>> (32 - precision);
    const rest = low << precision;
    // The zeros before the first one in the bits that did not choose the register.
    const zeros = rest !== 0 ? Math.clz32(rest) : 32 - precision + Math.clz32(high);
    const rank = zeros + 1;
    if (rank > (this.registers[index] ?? 0)) this.registers[index] = rank;
  }

  merge(other: HyperLogLog): void {
    this.mergeRegisters(other.registers);
  }

  /** As `merge`, for registers alone: 16,384 of one byte. */
  mergeRegisters(other: Uint8Array): void {
    for (let index = 0; index < registers; index += 1) {
      const theirs = other[index] ?? 0;
      if (theirs > (this.registers[index] ?? 0)) this.registers[index] = theirs;
    }
  }

  /** After Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), algorithm 6: no bias in any range, no tables. */
  estimate(): number {
    const counts = new Float64Array(width + 2);
    for (let index = 0; index < registers; index += 1) {
      const rank = this.registers[index] ?? 0;
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    let sum = registers * tau(1 - (counts[width + 1] ?? 0) / registers);
    for (let rank = width; rank >= 1; rank -= 1) sum = 0.5 * (sum + (counts[rank] ?? 0));
    sum += registers * sigma((counts[0] ?? 0) / registers);
    return Math.round((registers * registers) / (2 * Math.LN2 * sum));
  }
}

function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY;
  let power = share;
  let factor = 1;
  let sum = share;
  for (;;) {
    power *= power;
    const before = sum;
    sum += power * factor;
    factor += factor;
    if (sum === before) return sum;
  }
}

function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let root = share;
  let factor = 1;
  let sum = 1 - share;
  for (;;) {
    root = Math.sqrt(root);
    const before = sum;
    factor *= 0.5;
    sum -= (1 - root) ** 2 * factor;
    if (sum === before) return sum / 3;
  }
}

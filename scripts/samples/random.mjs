/**
 * Chance that is the same on every machine (mulberry32): a sample file is a function of its seed.
 *
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  /** 0 inclusive to 1 exclusive. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    /** A whole number, both ends inclusive. */
    whole,
    pick: (list) => list[Math.floor(next() * list.length)],
    chance: (share) => next() < share,
    digits: (count) => Array.from({ length: count }, () => String(whole(0, 9))).join(''),
    /** A day, as milliseconds UTC, between two ISO days, both inclusive. */
    day: (from, to) => {
      const first = Date.parse(from);
      const days = (Date.parse(to) - first) / 86_400_000;
      return first + whole(0, days) * 86_400_000;
    },
  };
}

/** Writes a day: `YYYY`, `MM`, `DD`, `M`, `D` stand for its parts. */
export function dayText(ms, format) {
  const day = new Date(ms);
  const parts = {
    YYYY: String(day.getUTCFullYear()),
    MM: String(day.getUTCMonth() + 1).padStart(2, '0'),
    DD: String(day.getUTCDate()).padStart(2, '0'),
    M: String(day.getUTCMonth() + 1),
    D: String(day.getUTCDate()),
  };
  return format.replace(/YYYY|MM|DD|M|D/g, (part) => parts[part]);
}

/** Cells as a delimited line; quotes only where the text needs them. */
export function delimited(cells, delimiter) {
  return cells
    .map((cell) => {
      const text = cell === null || cell === undefined ? '' : String(cell);
      return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(delimiter);
}

import type { HashList } from './hashList.ts';

/** Buckets hold about four entries, so that comparing each with each is quicker than a table. */
const bucketEntries = 4;
/** Different hashes of a bucket beyond which they are looked up by a map; only somebody who builds hashes gets there. */
const crowdedBucket = 64;
/** Entries that are put in order at a time: half a megabyte, whatever the length of the list. */
const partEntries = 1 << 17;

/** Calls `found` for every entry with the same hash as an earlier one, with the first of them. */
export function eachEqual(list: HashList, found: (first: number, later: number) => void): void {
  if (list.size < 2) return;
  const bits = Math.max(1, Math.min(20, Math.ceil(Math.log2(list.size / bucketEntries))));
  const buckets = 1 << bits;
  const ends = new Int32Array(buckets);
  // Most entries equal no other, which a few bits tell; only the rest is put in order.
  const suspects = list.suspects();
  list.countByPrefix(ends, bits, suspects);
  let order = new Int32Array(Math.min(list.size, partEntries));
  for (let from = 0; from < buckets; ) {
    // As many buckets as fit, at least one; `ends` then holds where each begins.
    let to = from;
    let count = 0;
    while (to < buckets && (to === from || count + (ends[to] ?? 0) <= order.length)) {
      const entries = ends[to] ?? 0;
      ends[to] = count;
      count += entries;
      to += 1;
    }
    if (count > order.length) order = new Int32Array(count);
    list.placeByPrefix(order, ends, { bits, from, to, suspects });
    let begin = 0;
    for (let bucket = from; bucket < to; bucket += 1) {
      const end = ends[bucket] ?? begin;
      if (end - begin > 1) searchBucket(list, { order, begin, end }, found);
      begin = end;
    }
    from = to;
  }
}

interface Bucket {
  /** Entries; those of the bucket stand from `begin` up to `end`. */
  readonly order: Int32Array;
  readonly begin: number;
  readonly end: number;
}

/** The bucket is written over: entries that differ come to its front. */
function searchBucket(
  list: HashList,
  { order, begin, end }: Bucket,
  found: (first: number, later: number) => void,
): void {
  let different = begin;
  let crowd: Map<number, number[]> | undefined;
  for (let place = begin; place < end; place += 1) {
    const entry = order[place] ?? 0;
    const low = list.low(entry);
    const high = list.high(entry);
    let first = -1;
    if (crowd === undefined) {
      for (let at = begin; at < different && first < 0; at += 1) {
        const earlier = order[at] ?? 0;
        if (list.low(earlier) === low && list.high(earlier) === high) first = earlier;
      }
    } else first = crowd.get(keyOf(low, high))?.find((earlier) => list.high(earlier) === high) ?? -1;
    if (first >= 0) {
      found(first, entry);
      continue;
    }
    order[different] = entry;
    different += 1;
    if (crowd !== undefined) addTo(crowd, list, entry);
    else if (different - begin > crowdedBucket) {
      crowd = new Map();
      for (let at = begin; at < different; at += 1) addTo(crowd, list, order[at] ?? 0);
    }
  }
}

function addTo(crowd: Map<number, number[]>, list: HashList, entry: number): void {
  const key = keyOf(list.low(entry), list.high(entry));
  const others = crowd.get(key);
  if (others === undefined) crowd.set(key, [entry]);
  else others.push(entry);
}

/** As much of a hash as a number holds exactly. */
function keyOf(low: number, high: number): number {
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

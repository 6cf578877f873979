/** Memory is given out in order and taken back all at once, for the next reading. */

let top: usize = (__heap_base + 15) & ~15;
/** Where what is kept for ever ends. */
let base: usize = 0;
/** Nothing from here on was ever given out, so it is zero. */
let fresh: usize = top;

/** Bytes of any content, at a multiple of 16. */
export function allocate(bytes: usize): usize {
  const at = top;
  top = (at + bytes + 15) & ~15;
  const pages = memory.size();
  const needed = <i32>((top + 0xffff) >>> 16) - pages;
  // A quarter at a time, so that growing is rare; the bare need where there is no room for that.
  if (needed > 0 && memory.grow(max(needed, pages >> 2)) < 0 && memory.grow(needed) < 0) abort();
  if (top > fresh) fresh = top;
  return at;
}

/** Bytes that are zero. What was never used is not written to, as it would become resident. */
export function allocateZeros(bytes: usize): usize {
  const used = fresh;
  const at = allocate(bytes);
  if (at < used) memory.fill(at, 0, min(bytes, used - at));
  return at;
}

/** What was given out so far is kept for ever. */
export function keepAll(): void {
  base = top;
}

export function takeBack(): void {
  top = base;
}

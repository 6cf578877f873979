/** Whether all bytes are ASCII and none is zero. */
export function isPlain(from: usize, length: i32): bool {
  let at: i32 = 0;
  let odd: u32 = 0;
  for (; at + 16 <= length; at += 16) {
    const block = v128.load(from + at);
    odd |= i8x16.bitmask(v128.or(block, i8x16.eq(block, i8x16.splat(0))));
  }
  for (; at < length; at += 1) {
    const byte: u32 = load<u8>(from + at);
    if (byte == 0 || byte > 0x7f) return false;
  }
  return odd == 0;
}

/** `1,204,331` */
export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** A share in words of percent that never says 0 or 100 for what is not: `0.02 %`, `below 0.01 %`. */
export function partText(part: number, whole: number): string {
  const percent = (part / whole) * 100;
  if (part > 0 && percent < 0.01) return 'below 0.01 %';
  if (part < whole && percent > 99.99) return 'above 99.99 %';
  return `${percent.toFixed(percent < 10 ? 2 : 1)} %`;
}

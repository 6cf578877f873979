export function processSeconds(id: number): number;
export function ownPeakMb(): number;

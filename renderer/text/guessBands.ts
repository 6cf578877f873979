/** Lowest lead of a guess over its runner-up (0 to 1) that is called sure, and likely; below that it is unsure. */
export const sureFrom = 0.8;
export const likelyFrom = 0.4;

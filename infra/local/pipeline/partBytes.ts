/** Bytes of a part of a run, one message each: 32 MiB are done within seconds, and a killed run loses no more of its work. */
export const partBytes = 32 * 1_048_576;

/** Compiles `core/kernel/assembly`, or takes what was compiled before. */
export function compileKernel(): Promise<Uint8Array<ArrayBuffer>>;

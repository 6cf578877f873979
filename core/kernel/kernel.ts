import { AppError } from '../model/errors.ts';

/** A compiled kernel, of which any number of kernels can be made. */
export type KernelModule = WebAssembly.Module;

/** Makes a kernel's module from the bytes that the build wrote; takes some milliseconds. */
export function kernelModule(bytes: Uint8Array<ArrayBuffer>): KernelModule {
  return new WebAssembly.Module(bytes);
}

/** What `core/kernel/assembly/exports.ts` exports. Addresses are bytes in the kernel's memory. */
interface KernelExports {
  start(): void;
  begin(): void;
  alloc(bytes: number): number;
  newRoom(bytes: number, capacity: number): number;
  newMarks(): number;
  newColumn(slots: number, bound: number, late: number, keySlots: number, keyBound: number): number;
  split(room: number, marks: number, begin: number, end: number, final: number): number;
  stepColumn(
    room: number,
    column: number,
    index: number,
    selected: number,
    first: number,
    count: number,
    hashes: number,
    events: number,
    firstRecord: number,
  ): number;
  finishRows(
    room: number,
    columns: number,
    selected: number,
    count: number,
    hashes: number,
    ragged: number,
  ): number;
  addKey(column: number, low: number, high: number, record: number): number;
  addPattern(column: number, from: number, length: number): number;
  addPlan(from: number, length: number, reading: number, marks: number): void;
  notesAt(): number;
  isPlain(from: number, length: number): number;
}

const encoder = new TextEncoder();

/** Pages at the start (8 MiB), and the most there may be (1 GiB): a column needs 90 KB at least, most of which stay untouched in narrow use. */
const pages = { initial: 128, maximum: 16_384 };

/**
 * The byte-level part of parsing and profiling, compiled from AssemblyScript: cutting records and counting cells. Whatever
 * it does, the TypeScript beside its users does, too; the tests hold both equal, and hosts without it only take longer.
 *
 * One kernel serves one reading after the other, each of which calls `begin`. Its memory is shared memory, because views
 * of such stay valid when it grows.
 */
export class Kernel {
  readonly exports: KernelExports;
  private readonly memory: WebAssembly.Memory;
  /** The memory before and after each time it grew; places are the same in all of them. */
  private readonly buffers = new WeakSet<ArrayBufferLike>();
  private views: KernelViews | undefined;
  private lent: number | undefined;

  constructor(module: KernelModule) {
    this.memory = new WebAssembly.Memory({ ...pages, shared: true });
    this.exports = new WebAssembly.Instance(module, {
      env: { memory: this.memory, abort: outOfMemory },
    }).exports as KernelExports;
    this.exports.start();
  }

  /** Takes back all memory of the reading before; what was counted there must have been brought out. */
  begin(): void {
    this.exports.begin();
    this.lent = undefined;
  }

  /** All of the memory, in each width. Ask anew after anything that may have made it grow. */
  get view(): KernelViews {
    const { buffer } = this.memory;
    if (this.views?.bytes.buffer !== buffer) {
      this.views = viewsOf(buffer);
      this.buffers.add(buffer);
    }
    return this.views;
  }

  /** Whether bytes are known to be ASCII without zeros; false for such as lie elsewhere. */
  isPlain(bytes: Uint8Array): boolean {
    return this.buffers.has(bytes.buffer) && this.exports.isPlain(bytes.byteOffset, bytes.length) !== 0;
  }

  bytesAt(address: number, length: number): Uint8Array {
    return new Uint8Array(this.view.bytes.buffer, address, length);
  }

  intsAt(address: number, length: number): Int32Array {
    return new Int32Array(this.view.ints.buffer, address, length);
  }

  floatsAt(address: number, length: number): Float64Array {
    return new Float64Array(this.view.floats.buffer, address, length);
  }

  /** Lends an ASCII text of at most 80 characters to the kernel, until the next one; where it lies. */
  lend(text: string): number {
    this.lent ??= this.exports.alloc(96);
    encoder.encodeInto(text, this.bytesAt(this.lent, text.length));
    return this.lent;
  }
}

interface KernelViews {
  readonly bytes: Uint8Array;
  readonly ints: Int32Array;
  readonly floats: Float64Array;
}

function viewsOf(buffer: SharedArrayBuffer): KernelViews {
  return {
    bytes: new Uint8Array(buffer),
    ints: new Int32Array(buffer),
    floats: new Float64Array(buffer),
  };
}

/** The kernel stops itself only where its memory may not grow any more. */
function outOfMemory(): never {
  throw new AppError('LIMIT_MEMORY', 'The table takes more memory than one reading may have.');
}

/** Number and content of a record. */
export type MadeRecord = readonly [id: number, data: Uint8Array];

export interface MadeStream {
  readonly version?: 5 | 8;
  readonly codePage?: number;
  /** Of the first sheet, in the bytes of that version. */
  readonly name?: Uint8Array;
  /** Further records before the sheets. */
  readonly before?: readonly MadeRecord[];
}

/** The stream of an old workbook, with the records of each sheet given. */
export function xlsStream(
  sheets: readonly (readonly MadeRecord[])[],
  { version = 8, codePage = 1200, name = Buffer.from('S'), before = [] }: MadeStream = {},
): Uint8Array {
  const begin = (type: number): Buffer => {
    const data = Buffer.alloc(version === 8 ? 16 : 8);
    data.writeUInt16LE(version === 8 ? 0x600 : 0x500, 0);
    data.writeUInt16LE(type, 2);
    return made([0x809, data]);
  };
  const end = made([0x0a, Buffer.alloc(0)]);
  const page = Buffer.alloc(2);
  page.writeUInt16LE(codePage);
  // One style: the format General.
  const style: MadeRecord = [0xe0, Buffer.alloc(version === 8 ? 20 : 16)];
  const listed = (place: number, at: number): Buffer => {
    const own = at === 0 ? name : Buffer.from(`S${at}`);
    const head = Buffer.alloc(version === 8 ? 8 : 7);
    head.writeUInt32LE(place, 0);
    head[6] = own.length;
    return made([0x85, Buffer.concat([head, own])]);
  };
  const bodies = sheets.map((records) => Buffer.concat([begin(0x10), ...records.map(made), end]));
  const head = (places: readonly number[]): Buffer =>
    Buffer.concat([
      begin(0x05),
      ...before.map(made),
      made([0x42, page]),
      made(style),
      ...sheets.map((_, at) => listed(places[at] ?? 0, at)),
      end,
    ]);
  let place = head([]).length;
  const places = bodies.map((body) => {
    const own = place;
    place += body.length;
    return own;
  });
  return Uint8Array.from(Buffer.concat([head(places), ...bodies]));
}

function made([id, data]: MadeRecord): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

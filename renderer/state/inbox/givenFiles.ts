/** A file that was dropped or chosen, with the folder it lies in as the person sees it; '' where it was given by itself. */
export interface GivenFile {
  readonly file: File;
  readonly folder: string;
}

/** Why a file of a folder is not taken. `system`: hidden, or left behind by a program. */
export const leftOutKinds = ['system', 'pictures', 'documents', 'media', 'programs', 'other'] as const;
export type LeftOutKind = (typeof leftOutKinds)[number];

export interface LeftOut extends GivenFile {
  readonly kind: LeftOutKind;
}

/** Files that are taken without asking; the contract takes as many in one message. */
export const mostAtOnce = 1_000;

const tables =
  'csv tsv tab txt psv dat asc prn out xlsx xlsm xltx xltm xlsb xls xlt ods ots fods xml html htm mht mhtml gz zip';
const kinds: Readonly<Record<Exclude<LeftOutKind, 'system' | 'other'>, string>> = {
  pictures: 'png jpg jpeg gif bmp tif tiff webp svg ico heic psd ai eps avif',
  documents:
    'pdf doc docx dot dotx odt rtf ppt pptx odp pages key numbers md msg eml epub vsd vsdx one ps tex log',
  media: 'mp3 mp4 m4a m4v wav ogg flac avi mov mkv webm wmv',
  programs:
    'exe dll so dylib bat cmd sh ps1 js mjs cjs ts tsx jsx css json yaml yml toml ini cfg conf py rb java class jar c h cpp cs go rs php sql db sqlite mdb accdb lnk url iso dmg pkg msi bak tmp lock map wasm ttf woff woff2',
};
const kindOf = new Map<string, LeftOutKind | 'table'>([
  ...tables.split(' ').map((ending) => [ending, 'table'] as const),
  ...Object.entries(kinds).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending) => [ending, kind as LeftOutKind] as const),
  ),
]);

/** What a file is by its name alone; `unknown` is for its first bytes to say. */
export function kindByName(name: string): LeftOutKind | 'table' | 'unknown' {
  if (/^(\.|~\$|~lock\.|__macosx$|thumbs\.db$|desktop\.ini$|ehthumbs|icon\r$)/i.test(name)) return 'system';
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return 'unknown';
  return kindOf.get(name.slice(dot + 1).toLowerCase()) ?? 'unknown';
}

/** Bytes that tell whether a file without a known ending is text. */
const lookedAtBytes = 4_096;

/**
 * Divides what was given. Files named by hand are taken whatever they are called, so that a failure can say what they
 * are; of folders only what may be tables is.
 */
export async function siftFiles(
  given: readonly GivenFile[],
): Promise<{ readonly taken: readonly GivenFile[]; readonly left: readonly LeftOut[] }> {
  const taken: GivenFile[] = [];
  const left: LeftOut[] = [];
  for (const one of given) {
    const kind = kindByName(one.file.name);
    const isAlone = one.folder === '';
    if (kind === 'system') left.push({ ...one, kind });
    else if (isAlone || kind === 'table') taken.push(one);
    else if (kind !== 'unknown') left.push({ ...one, kind });
    else if (await isText(one.file)) taken.push(one);
    else left.push({ ...one, kind: 'other' });
  }
  return { taken, left };
}

async function isText(file: File): Promise<boolean> {
  try {
    const bytes = new Uint8Array(await file.slice(0, lookedAtBytes).arrayBuffer());
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return bytes.length > 0 && (isUtf16 || !bytes.includes(0));
  } catch {
    // It cannot be read: taking it lets the host say why.
    return true;
  }
}

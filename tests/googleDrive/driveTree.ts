const folderType = 'application/vnd.google-apps.folder';

/** A file or folder, as Google tells of it, with what only the server knows. */
export interface DriveEntry {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly parents?: readonly string[];
  readonly driveId?: string;
  readonly trashed?: boolean;
  readonly ownedByMe?: boolean;
  readonly sharedWithMe?: boolean;
  readonly shortcutDetails?: { readonly targetId: string; readonly targetMimeType: string };
  /** Told instead of the true one. */
  readonly md5Checksum?: string;
  readonly content?: Buffer;
  readonly mayDownload?: boolean;
  /** What it is written out as; absent: too large for that. */
  readonly exports?: Buffer;
}

/** What lies in a drive. */
export interface DriveTree {
  readonly rootId: string;
  readonly entries: Map<string, DriveEntry>;
  readonly drives: { readonly id: string; readonly name: string }[];
  add(entry: Partial<DriveEntry> & { readonly id: string; readonly parents?: readonly string[] }): void;
  folder(id: string, parent: string, more?: Partial<DriveEntry>): void;
  text(id: string, parent: string, content: string): void;
  shortcut(id: string, parent: string, target: string): void;
}

/** A drive with nothing but its root. */
export function driveTree(): DriveTree {
  const entries = new Map<string, DriveEntry>();
  const tree: DriveTree = {
    rootId: 'root-id',
    entries,
    drives: [],
    add(entry) {
      entries.set(entry.id, {
        name: entry.id,
        mimeType: 'application/pdf',
        trashed: false,
        ownedByMe: true,
        ...entry,
      });
    },
    folder: (id, parent, more) => tree.add({ id, mimeType: folderType, parents: [parent], ...more }),
    text: (id, parent, content) =>
      tree.add({
        id,
        name: `${id}.txt`,
        mimeType: 'text/plain',
        parents: [parent],
        content: Buffer.from(content),
      }),
    shortcut(id, parent, target) {
      const targetMimeType = entries.get(target)?.mimeType ?? 'text/plain';
      const shortcutDetails = { targetId: target, targetMimeType };
      tree.add({ id, mimeType: 'application/vnd.google-apps.shortcut', parents: [parent], shortcutDetails });
    },
  };
  tree.add({ id: tree.rootId, name: 'My Drive', mimeType: folderType });
  return tree;
}

/** The entries that a query asks for; of Drive's language just what the app uses. @throws for anything else */
export function findEntries({ entries, rootId }: DriveTree, q: string): readonly DriveEntry[] {
  const among = /^\((.+)\) and trashed = false$/u.exec(q)?.[1];
  if (among !== undefined) {
    const parents = among.split(' or ').map((part) => {
      const id = /^'([\w-]+)' in parents$/u.exec(part)?.[1];
      if (id === undefined) throw new Error(`The query is not understood: ${q}`);
      return id === 'root' ? rootId : id;
    });
    return [...entries.values()].filter(
      (entry) => entry.trashed !== true && entry.parents?.some((id) => parents.includes(id)) === true,
    );
  }
  if (q === `sharedWithMe = true and trashed = false and mimeType = '${folderType}'`)
    return [...entries.values()].filter(
      ({ sharedWithMe, trashed, mimeType }) =>
        sharedWithMe === true && trashed !== true && mimeType === folderType,
    );
  throw new Error(`The query is not understood: ${q}`);
}

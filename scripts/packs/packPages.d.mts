/** The page of one pack, as Markdown. */
export function packPage(pack: unknown): string;

/** The page that lists the packs, as Markdown. */
export function indexPage(packs: readonly unknown[]): string;

/** What the keys of Scan do. */
export type ScanAction =
  | 'open'
  | 'pause'
  | 'stop'
  | 'report'
  | 'newest'
  | 'code'
  | 'file'
  | 'all'
  | 'nextMatch'
  | 'previousMatch'
  | 'nextPage'
  | 'previousPage'
  | 'larger'
  | 'smaller'
  | 'whole';

/** The actions that mean something now. */
export type ScanDesk = Partial<Readonly<Record<ScanAction, () => void>>>;

const parts = new Map<'scan' | 'list' | 'page', ScanDesk>();

/** Called by each part of the screen with each change and with nothing when it is left, so that nothing of it is read at the start. */
export function setScanDesk(part: 'scan' | 'list' | 'page', desk: ScanDesk): void {
  parts.set(part, desk);
}

export function scanAction(action: ScanAction): (() => void) | undefined {
  return parts.get('page')?.[action] ?? parts.get('list')?.[action] ?? parts.get('scan')?.[action];
}

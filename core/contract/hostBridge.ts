import type { ShellMenus } from './shellMenu.ts';
import type { FileRef } from './views.ts';

/**
 * What a host lends the renderer beside the contract: the things that need the person's own machine.
 * The desktop shell exposes it as `window.mapwright`; on the web host the renderer's own `webBridge` keeps it.
 */
export interface HostBridge {
  readonly kind: 'desktop' | 'web';
  /** Hands a dropped or opened file to the host. Rejects with an `ErrorView`. `onShare` is 0 to 1, for hosts that copy. */
  adoptFile(file: File, onShare?: (share: number) => void, signal?: AbortSignal): Promise<FileRef>;
  /** Saves an output where the person wants it; resolves `false` when they cancelled the dialog. */
  saveOutput(output: { readonly runId: string; readonly name: string }): Promise<boolean>;
  /** Puts the page's menus into the window's or the system's bar; absent where there is none. */
  showMenus?(menus: ShellMenus): void;
  /** Hears the id of each command that is taken from such a menu. */
  onMenu?(listener: (commandId: string) => void): void;
  /** Shows an output in the file manager. Absent where the host has none. Rejects with an `ErrorView`. */
  readonly showOutput?: (output: { readonly runId: string; readonly name: string }) => Promise<void>;
}

/** The file handed over by the browser; declared here so that the core needs no DOM. */
interface File {
  readonly name: string;
  readonly size: number;
}

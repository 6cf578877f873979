import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../core/contract/contract.ts';
import type { HostBridge } from '../../core/contract/hostBridge.ts';
import { openDesktopPort } from './openDesktopPort.ts';
import { openWebSocket } from './openWebSocket.ts';
import { type ConnectionState, reconnectingLink } from './reconnectingLink.ts';
import { type OnTrouble, watchTroubles } from './watchTroubles.ts';
import { webBridge } from './webBridge.ts';

declare global {
  interface Window {
    /** Present in the desktop shell only. */
    readonly mapwright?: HostBridge;
  }
}

export type Client = ContractRouterClient<Contract>;

/** What the page can ask, and of whom. */
export interface Session {
  readonly client: Client;
  readonly bridge: HostBridge;
}

let session: Session | undefined;

/** Connects this page with its host; `onState` hears of every change of the connection, `onTrouble` of each call about a file that fails. */
export function openSession(onState: (state: ConnectionState) => void, onTrouble: OnTrouble): Session {
  const bridge = window.mapwright ?? webBridge;
  const link = reconnectingLink(bridge.kind === 'desktop' ? openDesktopPort : openWebSocket, onState);
  return { client: createORPCClient(watchTroubles(link, onTrouble)), bridge };
}

/** Makes this the session that every action uses. */
export function setSession(opened: Session): void {
  session = opened;
}

/** Whether the page has to show the menus itself, because its host has no bar for them. */
export function hasOwnMenu(): boolean {
  return session?.bridge.showMenus === undefined;
}

export function getSession(): Session {
  if (session === undefined) throw new Error('The session was asked for before it was opened.');
  return session;
}

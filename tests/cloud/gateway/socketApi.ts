import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { LambdaOutcome } from '../lambda/lambdaSettings.ts';
import { answerManagement, type SocketHolder } from './socketManagement.ts';
import { answering, closeServer, listen } from './listen.ts';
import { type LiveSocket, socketEvent, type SocketFacts } from './socketEvent.ts';

/** What stands behind a route. */
export interface SocketRoute {
  invoke(event: unknown): Promise<LambdaOutcome>;
  /** Of `$connect` only: says who may, as an IAM policy. */
  readonly authorize?: ((event: unknown) => Promise<LambdaOutcome>) | undefined;
  /** Whether the function's body goes back to the desk. */
  readonly answers: boolean;
}

export interface SocketApiSettings {
  readonly apiId: string;
  readonly stage: string;
  readonly now: () => number;
  readonly port?: number | undefined;
  /** Rights of functions, where they are looked at. */
  readonly may?: SocketHolder['may'];
}

/** Longest frame of a desk; the service closes with 1009 beyond it. */
const frameBytes = 32 * 1024;
const idleMs = 10 * 60_000;
const longestMs = 2 * 60 * 60_000;

/**
 * A WebSocket API: `$connect` lets in or refuses, messages go to the route that their `action` names, and functions post
 * to connections over HTTP. After ten idle minutes or two hours of the cloud's clock a connection is closed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 */
export class SocketApi {
  readonly routes = new Map<string, SocketRoute>();
  /** By connection id. */
  readonly sockets = new Map<string, LiveSocket>();
  readonly #settings: SocketApiSettings;
  readonly #server = createServer();
  readonly #upgrades = new WebSocketServer({ noServer: true, maxPayload: frameBytes });
  readonly #timer: NodeJS.Timeout;
  #port = 0;

  private constructor(settings: SocketApiSettings) {
    this.#settings = settings;
    this.#timer = setInterval(() => this.endOld(), 1000);
    this.#server.on('upgrade', (request: IncomingMessage, socket, head: Buffer) => {
      this.#connect(request, { socket, head }).catch(() => socket.destroy());
    });
    this.#server.on(
      'request',
      answering((request) => answerManagement(this, request)),
    );
  }

  static async open(settings: SocketApiSettings): Promise<SocketApi> {
    const api = new SocketApi(settings);
    api.#port = await listen(api.#server, settings.port);
    return api;
  }

  /** Where functions post, without the stage. */
  get endpoint(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** Where desks connect. */
  get url(): string {
    return `ws://127.0.0.1:${String(this.#port)}/${this.#settings.stage}`;
  }

  get stage(): string {
    return this.#settings.stage;
  }

  may(...call: Parameters<SocketHolder['may']>): boolean {
    return this.#settings.may?.(...call) ?? true;
  }

  now(): number {
    return this.#settings.now();
  }

  /** Loses a connection without a word to anybody: `$disconnect` is not called, and whoever posts to it meets 410. */
  lose(connectionId: string): void {
    const live = this.sockets.get(connectionId);
    this.sockets.delete(connectionId);
    live?.socket.terminate();
  }

  /** Closes connections that are too old or idle by the cloud's clock. */
  endOld(): void {
    const now = this.now();
    for (const { socket, connectedAt, lastActiveAt } of this.sockets.values()) {
      if (now - connectedAt > longestMs || now - lastActiveAt > idleMs) socket.close(1001, 'Going away');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const id of this.sockets.keys()) this.lose(id);
    await closeServer(this.#server);
  }

  async #connect(
    request: IncomingMessage,
    raw: { readonly socket: Duplex; readonly head: Buffer },
  ): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
    if (pathname.replace(/\/$/, '') !== `/${this.stage}`) {
      refuse(raw.socket, 403);
      return;
    }
    const now = this.now();
    const facts: SocketFacts = {
      connectionId: randomBytes(11).toString('base64'),
      connectedAt: now,
      apiId: this.#settings.apiId,
      stage: this.stage,
      request,
      authorizer: undefined,
    };
    const entry = await this.#enter(facts);
    if ('status' in entry) {
      refuse(raw.socket, entry.status);
      return;
    }
    this.#upgrades.handleUpgrade(request, raw.socket, raw.head, (socket) => {
      const live: LiveSocket = { ...facts, authorizer: entry.authorizer, socket, lastActiveAt: now };
      this.sockets.set(facts.connectionId, live);
      socket.on('error', () => undefined);
      socket.on('pong', () => {
        live.lastActiveAt = this.now();
      });
      socket.on('ping', () => {
        live.lastActiveAt = this.now();
      });
      socket.on('message', (data: Buffer) => {
        live.lastActiveAt = this.now();
        void this.#receive(live, data.toString('utf8'));
      });
      socket.on('close', (code, reason) => {
        if (!this.sockets.delete(facts.connectionId)) return;
        const left = { eventType: 'DISCONNECT', code, reason: reason.toString('utf8') } as const;
        void this.routes.get('$disconnect')?.invoke(socketEvent(live, left));
      });
    });
  }

  async #enter(facts: SocketFacts): Promise<{ readonly status: number } | { readonly authorizer: unknown }> {
    const route = this.routes.get('$connect');
    if (route === undefined) return { authorizer: undefined };
    let authorizer: unknown;
    if (route.authorize !== undefined) {
      const event = { ...socketEvent(facts, { eventType: 'CONNECT' }), type: 'REQUEST', methodArn: '*' };
      const said = await route.authorize(event);
      if (said.kind !== 'answer') {
        const isUnauthorized = said.kind === 'error' && said.errorMessage === 'Unauthorized';
        return { status: isUnauthorized ? 401 : 500 };
      }
      const { context, policyDocument } = said.payload as {
        context?: unknown;
        policyDocument?: { Statement?: readonly { Effect?: string }[] };
      };
      const effects = (policyDocument?.Statement ?? []).map(({ Effect }) => Effect);
      if (!effects.includes('Allow') || effects.includes('Deny')) return { status: 403 };
      authorizer = context;
    }
    const outcome = await route.invoke(socketEvent({ ...facts, authorizer }, { eventType: 'CONNECT' }));
    if (outcome.kind !== 'answer') return { status: 500 };
    const status = (outcome.payload as { statusCode?: number } | null)?.statusCode ?? 500;
    return status >= 200 && status < 300 ? { authorizer } : { status };
  }

  async #receive(live: LiveSocket, body: string): Promise<void> {
    const named = this.routes.get(actionOf(body));
    const routeKey = named === undefined ? '$default' : actionOf(body);
    const route = named ?? this.routes.get('$default');
    const outcome = await route?.invoke(socketEvent(live, { eventType: 'MESSAGE', routeKey, body }));
    if (outcome === undefined || outcome.kind !== 'answer') {
      const message = outcome === undefined ? 'Forbidden' : 'Internal server error';
      live.socket.send(JSON.stringify({ message, connectionId: live.connectionId, requestId: 'STANDIN' }));
    } else if (route?.answers === true) {
      const { body: answer } = (outcome.payload ?? {}) as { body?: string };
      if (answer !== undefined) live.socket.send(answer);
    }
  }
}

/** What `$request.body.action` selects; empty for anything else than an object of JSON. */
function actionOf(body: string): string {
  try {
    const { action } = JSON.parse(body) as { action?: unknown };
    return typeof action === 'string' ? action : '';
  } catch {
    // What is no JSON goes to `$default`.
    return '';
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${String(status)} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

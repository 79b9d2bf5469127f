/** What the development server adds to a running application; `dev` makes one, production has none. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Assets } from '../http/internal.ts'
import type { App } from './define-app.ts'

/** The development server's part in a running application. */
export interface DevHooks {
  /** URLs of the client's files as the development server names them. */
  readonly assets: Pick<Assets, 'styles' | 'scripts'>
  /** Sources that its own client needs in the content security policy. */
  readonly policy?: Readonly<Record<string, readonly string[]>>
  /** Answers what is the development server's, and calls `next` for everything else. */
  middleware?(request: IncomingMessage, response: ServerResponse, next: () => void): void
  /** Takes an upgrade that is the development server's; `false` leaves it to the application. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Turns places in what runs back into places in the sources. */
  fixStack?(error: Error): void
  /** A problem that the page should show at once. */
  report?(problem: {
    readonly view: string
    readonly event: string
    readonly message: string
    /** What was thrown, with the place. */
    readonly error?: unknown
  }): void
  /** Calls back with each new edition of the application; returns how to stop. */
  onAppChange?(replace: (app: App) => Promise<void>): () => void
}

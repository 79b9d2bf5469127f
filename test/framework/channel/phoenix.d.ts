/** The parts of the official client that the tests use; the package ships no types. */
declare module 'phoenix' {
  export interface Push {
    receive(status: 'ok' | 'error' | 'timeout', run: (response: unknown) => void): this
  }
  export interface Channel {
    readonly state: 'closed' | 'errored' | 'joined' | 'joining' | 'leaving'
    readonly joinPush: Push
    join(): Push
    leave(): Push
    push(event: string, payload: object): Push
    onError(run: (reason: unknown) => void): void
    onClose(run: () => void): void
  }
  export class Socket {
    constructor(endpoint: string, options: object)
    connect(): void
    disconnect(then?: () => void): void
    channel(topic: string, payload: object): Channel
  }
}

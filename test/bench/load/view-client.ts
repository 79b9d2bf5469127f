/**
 * One visitor: gets the page, connects with the page's cookie and tokens, joins its view and sends events.
 */
import { HttpClient } from './http-client.ts'
import { BenchFailure, WireSocket } from './wire-socket.ts'

export interface ServerAddress {
  readonly host: string
  readonly port: number
}

export interface Page {
  readonly cookie: string
  readonly csrfToken: string
  readonly id: string
  readonly session: string
  readonly static: string
}

/** What the server sent: a reply to an event of ours, or a push of its own. */
export type Receive = (text: string) => void

export async function getPage(http: HttpClient, path: string): Promise<Page> {
  const { status, headers, body } = await http.get(path)
  if (status !== 200) throw new BenchFailure(`GET ${path} was answered ${status}`)
  return parsePage(headers, body.toString())
}

function parsePage(headers: string, html: string): Page {
  const root = find(/<[a-z-]+ [^>]*data-phx-main[^>]*>/, html, 'root element', 0)
  return {
    cookie: find(/\r\nset-cookie: ([^;\r]+)/i, headers, 'cookie'),
    csrfToken: find(/<meta name="csrf-token" content="([^"]+)"/, html, 'CSRF token'),
    id: find(/ id="([^"]+)"/, root, 'id of the view'),
    session: find(/ data-phx-session="([^"]+)"/, root, 'session token'),
    static: find(/ data-phx-static="([^"]*)"/, root, 'static token'),
  }
}

function find(pattern: RegExp, text: string, what: string, group = 1): string {
  const found = pattern.exec(text)?.[group]
  if (found === undefined) throw new BenchFailure(`the page has no ${what}`)
  return found
}

const JOIN_REF = '4'

export class ViewClient {
  readonly topic: string
  readonly #socket: WireSocket
  #ref = Number(JOIN_REF)

  private constructor(socket: WireSocket, topic: string) {
    this.#socket = socket
    this.topic = topic
  }

  /** Gets the page over `http`, then opens a socket and joins; resolves with the text of the join reply. */
  static async join(
    address: ServerAddress,
    http: HttpClient,
    path: string,
  ): Promise<{ client: ViewClient; joinReply: string }> {
    const page = await getPage(http, path)
    const query = `_csrf_token=${encodeURIComponent(page.csrfToken)}&vsn=2.0.0`
    const socket = await WireSocket.open({
      ...address,
      path: `/live/websocket?${query}`,
      cookie: page.cookie,
    })
    const client = new ViewClient(socket, `lv:${page.id}`)
    return { client, joinReply: await client.#join(address, path, page) }
  }

  /** The ref that the last event went out with. */
  get lastRef(): string {
    return String(this.#ref)
  }

  startRefsAt(ref: number): void {
    this.#ref = ref
  }

  onMessage(receive: Receive): void {
    this.#socket.onMessage(receive)
  }

  /** Sends an event with the next ref. */
  event(name: string, valueJson: string): void {
    this.#ref += 1
    this.#socket.send(
      `["${JOIN_REF}","${this.#ref}","${this.topic}","event",{"type":"click","event":"${name}","value":${valueJson}}]`,
    )
  }

  close(): void {
    this.#socket.close()
  }

  #join({ host, port }: ServerAddress, path: string, page: Page): Promise<string> {
    const payload = {
      url: `http://${host}:${port}${path}`,
      params: { _csrf_token: page.csrfToken, _mounts: 0, _mount_attempts: 0 },
      session: page.session,
      static: page.static,
      sticky: false,
    }
    return new Promise((resolve, reject) => {
      this.#socket.onMessage((text) => {
        if (text.includes('"status":"ok"') && text.includes('"rendered"')) resolve(text)
        else reject(new BenchFailure(`a join was answered ${text.slice(0, 200)}`))
      })
      this.#socket.send(JSON.stringify([JOIN_REF, JOIN_REF, this.topic, 'phx_join', payload]))
    })
  }
}

/** Joins many views, some at a time. */
export async function joinMany(
  address: ServerAddress,
  path: string,
  count: number,
): Promise<ViewClient[]> {
  const clients: ViewClient[] = []
  const worker = async (): Promise<void> => {
    const http = new HttpClient(address.host, address.port)
    while (clients.length + busy < count) {
      busy += 1
      const { client } = await ViewClient.join(address, http, path)
      busy -= 1
      clients.push(client)
    }
    http.close()
  }
  let busy = 0
  await Promise.all(Array.from({ length: Math.min(8, count) }, worker))
  return clients
}

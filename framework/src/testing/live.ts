/** `live`: opens a page with a live view, as a browser would. */

import { serialize } from 'parse5'
import { adapter } from 'parse5-htmlparser2-tree-adapter'
import type { App, RunningApp } from '../app/index.ts'
import type { JsonObject } from '../core/index.ts'
import { testingErrors } from './errors.ts'
import { attributeOf } from './html-element.ts'
import { LiveClient } from './live-client.ts'
import { conn, type TestConn, type TestPage } from './test-conn.ts'
import { TestView } from './test-view.ts'

/** How a page is opened. */
export interface LiveTestOptions {
  /** The visitor (default: a new one). */
  readonly conn?: TestConn
  /** Parameters that the page's client sends with its joins. */
  readonly connectParams?: JsonObject
  /** Whether redirects before there is a view are followed (default: no). */
  readonly follow?: boolean
  /** What happens when two elements have one id (default: `refuse`). */
  readonly duplicateIds?: 'refuse' | 'ignore'
  /** Whether the view joins (default: yes); `false` leaves the page as the first render made it. */
  readonly connect?: boolean
}

/** A page with a live view. */
export interface LivePage {
  readonly view: TestView
  /** The answer to the page request: the first render, in its document. */
  readonly page: TestPage
  /** The visitor. */
  readonly conn: TestConn
}

/**
 * Opens a page: the first render over HTTP, then the join. No browser, no port.
 *
 * @param app A declared application, which is started in memory when it is first used, or a running one.
 * @throws {AnkaError} `TESTING_REDIRECTED`, `TESTING_NO_VIEW`, `TESTING_JOIN_REFUSED`, `TESTING_DUPLICATE_ID`
 *
 * @example
 * import { defineApp } from 'anka/app'
 * const app = defineApp({ name: 'test_live', router: { routes: [] } })
 * await live(app, '/nowhere') // throws TESTING_NO_VIEW
 */
export async function live(
  app: App | RunningApp,
  path: string,
  options: LiveTestOptions = {},
): Promise<LivePage> {
  return openPage(options.conn ?? conn(app), path, options)
}

async function openPage(
  visitor: TestConn,
  path: string,
  options: LiveTestOptions,
): Promise<LivePage> {
  const page = await firstRender(visitor, path, options.follow === true)
  const view = new TestView({
    client: clientOf(page),
    conn: visitor,
    connectParams: options.connectParams ?? {},
    duplicateIds: options.duplicateIds ?? 'refuse',
    open: async (sameVisitor, to) => (await openPage(sameVisitor, to, options)).view,
  })
  if (options.connect !== false) await view.reconnect()
  return { view, page, conn: visitor }
}

async function firstRender(conn: TestConn, path: string, follow: boolean): Promise<TestPage> {
  const page = await conn.get(path)
  if (page.location === undefined) return page
  if (follow) return firstRender(conn, page.location, follow)
  const { status, location } = page
  throw testingErrors.TESTING_REDIRECTED({ path, status, to: location })
}

function clientOf(page: TestPage): LiveClient {
  const [root] = page.document.all('[data-phx-main]')
  if (root === undefined) {
    throw testingErrors.TESTING_NO_VIEW({ path: page.path, status: page.status })
  }
  const about = {
    id: attributeOf(root, 'id') ?? '',
    tag: root.name,
    session: attributeOf(root, 'data-phx-session') ?? '',
    static: attributeOf(root, 'data-phx-static') ?? '',
  }
  return new LiveClient(about, page.path, serialize(root, { treeAdapter: adapter }))
}

/**
 * Tests of applications: requests, and live views without a browser.
 *
 * The server's own code answers, over memory instead of a port, and the page is kept up to date by the client's own merge code.
 */
export type { CookieJar } from './cookie-jar.ts'
export type { FieldValues } from './form-fields.ts'
export type { HtmlDocument, Query } from './html-document.ts'
export type { HtmlElement } from './html-element.ts'
export { type LivePage, type LiveTestOptions, live } from './live.ts'
export type { Redirected } from './live-client.ts'
export { stopApp } from './running-apps.ts'
export { conn, type RequestOptions, type TestConn, type TestPage } from './test-conn.ts'
export type { TestView } from './test-view.ts'

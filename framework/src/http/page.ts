/** The document around what a request rendered: title, security tokens, the client's files. */
import { type Child, html, type Rendered, renderToString, type Trusted } from '../template/index.ts'
import type { Conn } from './conn.ts'
import type { FlashMessages } from './flash.ts'

/** What a page says about itself. */
export interface PageOptions {
  readonly title?: string | undefined
}

/** What a root layout is given. */
export interface RootLayoutProps {
  readonly title: string | undefined
  readonly csrfToken: string
  readonly nonce: string
  readonly flash: FlashMessages
  /** The page itself. */
  readonly inner: Child
  /** Tags of the client's files, which carry the nonce. */
  readonly assets: { readonly styles: Child; readonly scripts: Child }
  readonly conn: Conn
}

/** Renders the document, from `<html>` on; it is never patched. */
export type RootLayout = (props: RootLayoutProps) => Rendered

const NO_FLASH: FlashMessages = Object.freeze({})

export function renderPage(
  conn: Conn,
  content: Rendered | Trusted,
  options: PageOptions | undefined,
): string {
  const { layout } = conn
  if (!layout) return renderToString(content)
  const { nonce } = conn
  const tags = conn.runtime.assetTags
  const document = layout({
    title: options?.title,
    csrfToken: conn.csrfToken,
    nonce,
    flash: conn.hasFlash ? conn.flash.all : NO_FLASH,
    inner: content,
    assets: { styles: tags.styles(nonce), scripts: tags.scripts(nonce) },
    conn,
  })
  return `<!doctype html>${renderToString(document)}`
}

/** Props of {@link PageTitle}. */
export interface PageTitleProps {
  readonly title: string | undefined
  /** Shown when the page has no title of its own. */
  readonly default: string
  readonly prefix?: string
  readonly suffix?: string
}

/**
 * The document's `<title>`, which a live view changes while it runs: prefix and suffix stay.
 *
 * @example
 * PageTitle({ title: 'Tasks', default: 'Home', suffix: ' · Roost' }) instanceof Object // => true
 */
export function PageTitle(props: PageTitleProps): Rendered {
  const { title, prefix = '', suffix = '' } = props
  const shown = title === undefined || title.trim() === '' ? props.default : title
  return html`<title data-prefix=${prefix} data-default=${props.default} data-suffix=${suffix}>${prefix}${shown}${suffix}</title>`
}

/**
 * A document with nothing of its own: title, security tokens, the client's files and the page.
 *
 * For a start, and for applications that need no more.
 *
 * @example
 * typeof defaultLayout // => 'function'
 */
export const defaultLayout: RootLayout = ({
  title,
  csrfToken,
  inner,
  assets,
}) => html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csrf-token" content=${csrfToken}>
${PageTitle({ title, default: 'Home' })}
${assets.styles}
${assets.scripts}
</head>
<body>${inner}</body>
</html>`

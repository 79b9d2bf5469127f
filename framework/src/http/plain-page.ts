/** The error page of production: says what the person can know, and the id that finds the log line. */
import { html, type Rendered, renderToString } from '../template/index.ts'

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { min-height: 100vh; margin: 0; display: grid; place-items: center }
main { padding: 2rem; max-width: 34rem }
h1 { font-size: 1.5rem; margin: 0 0 .5rem }
small { opacity: .65 }`

const EXPLANATIONS: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  403: 'This request was not allowed. Going back and loading the page again may help.',
  404: 'There is nothing at this address.',
  413: 'What was sent is too large.',
  500: 'Something went wrong on our side. It was noted.',
}

export function plainPage(options: {
  readonly status: number
  readonly reason: string
  readonly nonce: string
  readonly requestId: string
}): string {
  const { status, reason, requestId } = options
  const explanation = EXPLANATIONS[status] ?? EXPLANATIONS[status < 500 ? 400 : 500] ?? ''
  const body = html`<main><h1>${reason}</h1><p>${explanation}</p><p><small>${status} · ${requestId}</small></p></main>`
  return errorDocument({ title: reason, style: STYLE, nonce: options.nonce, body })
}

/** A document of its own: an error page must not depend on a layout that may be what failed. */
export function errorDocument(options: {
  readonly title: string
  readonly style: string
  readonly nonce: string
  readonly body: Rendered
}): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${options.title}</title>`
  return `<!doctype html><html lang="en"><head>${renderToString(head)}<style nonce="${options.nonce}">${options.style}</style></head><body>${renderToString(options.body)}</body></html>`
}

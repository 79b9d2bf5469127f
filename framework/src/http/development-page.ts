/** The error page of development: what was wrong, the line where, and the request. No secrets. */
import { relative } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { inspect, isSecretName } from '../core/index.ts'
import { html, type Rendered } from '../template/index.ts'
import { parseStack, type SourcePlace } from './call-site.ts'
import { type ErrorAnswer, messageOf } from './error-answer.ts'
import { filterParams } from './filter-params.ts'
import type { HttpRuntime } from './http-runtime.ts'
import { errorDocument } from './plain-page.ts'
import { findAppPlace, readExcerpt, type SourceExcerpt } from './source-excerpt.ts'

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; --line: #8883; --mark: #e5484d }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem }
header small { color: var(--mark); font-weight: 600 }
pre { font: 13px/1.6 ui-monospace, monospace; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; padding: .9rem }
pre.message { white-space: pre-wrap; border-left: 3px solid var(--mark) }
pre.source span { display: block }
pre.source .hit { background: color-mix(in srgb, var(--mark) 16%, transparent) }
h2 { font-size: 1rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100%; font: 13px/1.5 ui-monospace, monospace }
td { padding: .2rem .75rem .2rem 0; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere }`

export async function developmentPage(options: {
  readonly runtime: HttpRuntime
  readonly answer: ErrorAnswer
  readonly reason: string
  readonly request: FastifyRequest
  readonly nonce: string
}): Promise<string> {
  const { runtime, answer, reason, request, nonce } = options
  const { root } = runtime.config
  const places = answer.error instanceof Error ? parseStack(answer.error.stack) : []
  const place = findAppPlace(places, root)
  const excerpt = place && answer.status >= 500 ? await readExcerpt(place) : undefined
  const message = messageOf(answer.error)
  const body = html`<header><small>${answer.status} ${reason}</small></header>
<pre class="message">${message}</pre>
${excerpt ? sourceSection(excerpt, root) : null}
${answer.status >= 500 ? stackSection(places, root) : null}
<h2>Request</h2>
${factsTable(requestFacts(runtime, request))}`
  return errorDocument({ title: message.split('\n')[0] ?? reason, style: STYLE, nonce, body })
}

function sourceSection(excerpt: SourceExcerpt, root: string): Rendered {
  const width = String(excerpt.lines.at(-1)?.number ?? 0).length
  const lines = excerpt.lines.map((line) => {
    const mark = line.number === excerpt.hit ? '>' : ' '
    const text = `${mark} ${String(line.number).padStart(width)} | ${line.text}`
    return html`<span key=${line.number} class=${line.number === excerpt.hit ? 'hit' : undefined}>${text}</span>`
  })
  return html`<h2>${relative(root, excerpt.file)}:${excerpt.hit}</h2><pre class="source">${lines}</pre>`
}

function stackSection(places: readonly SourcePlace[], root: string): Rendered {
  const lines = places.map(({ file, line, column }) => `${relative(root, file)}:${line}:${column}`)
  return html`<h2>Stack</h2><pre>${lines.join('\n')}</pre>`
}

type Facts = readonly (readonly [name: string, value: string])[]

function factsTable(facts: Facts): Rendered {
  const rows = facts.map(
    ([name, value]) => html`<tr key=${name}><td>${name}</td><td>${value}</td></tr>`,
  )
  return html`<table><tbody>${rows}</tbody></table>`
}

function requestFacts(runtime: HttpRuntime, request: FastifyRequest): Facts {
  const { filterParams: filter } = runtime.config
  const facts: [string, string][] = [
    ['request', `${request.method} ${request.url.split('?')[0]}`],
    ['route', request.routeOptions.url ?? 'none'],
    ['id', request.id],
  ]
  for (const [name, value] of [
    ['params', request.params],
    ['query', request.query],
    ['body', request.body],
  ] as const) {
    if (value !== undefined && value !== null)
      facts.push([name, inspect(filterParams(value, filter))])
  }
  for (const [name, value] of Object.entries(request.headers)) {
    facts.push([name, isSecretName(name) ? '[FILTERED]' : String(value)])
  }
  return facts
}

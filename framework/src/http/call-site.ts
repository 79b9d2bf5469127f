/** Where the application called the framework, for messages: "app/router.ts:12". */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const FRAME =
  /(?:^at |\(|^at async )((?:file:\/\/)?\/[^()]*?|[A-Za-z]:[\\/][^()]*?):(\d+):(\d+)\)?$/
/** This area's own folder, in sources and in the build. */
const OWN_FOLDER = new URL('.', import.meta.url).href

/** A place in a source file. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Reads the places out of a stack, Node's own frames left out. */
export function parseStack(stack: string | undefined): readonly SourcePlace[] {
  const places: SourcePlace[] = []
  for (const text of (stack ?? '').split('\n')) {
    const match = /^\s*at /.test(text) ? FRAME.exec(text.trim()) : null
    if (!match) continue
    const [, address = '', line = '0', column = '0'] = match
    const file = address.startsWith('file://') ? fileURLToPath(address) : address
    places.push({ file: file.replace(/\?.*$/, ''), line: Number(line), column: Number(column) })
  }
  return places
}

/** The file and line that called into this area, relative to where the process was started. */
export function callSite(): string {
  const own = fileURLToPath(OWN_FOLDER)
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace)
  const place = parseStack(trace.stack).find(({ file }) => !file.startsWith(own))
  return place ? `${relative(process.cwd(), place.file)}:${place.line}` : 'unknown place'
}

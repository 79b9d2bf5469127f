/** Reads `.env` files: a NAME=value on each line, `#` comments, quotes where a value needs them. */
import { readFileSync } from 'node:fs'
import { appErrors } from './errors.ts'

/** Values by name. */
export type Env = Readonly<Record<string, string | undefined>>

const LINE = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/

/** The values of a file; none when there is no such file. */
export function readEnvFile(file: string): Env {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  return parseEnv(text, file)
}

/** @throws {AnkaError} `APP_BAD_ENV_FILE` at the first line that is no assignment. */
export function parseEnv(text: string, file: string): Env {
  const values: Record<string, string> = {}
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const match = LINE.exec(trimmed)
    const value = match ? parseValue(match[2] ?? '') : undefined
    if (!match || value === undefined) {
      const because = match ? 'a quote is never closed' : 'a line is no assignment'
      throw appErrors.APP_BAD_ENV_FILE({ file, line: index + 1, because })
    }
    values[String(match[1])] = value
  }
  return values
}

function parseValue(text: string): string | undefined {
  const quote = text[0]
  if (quote !== '"' && quote !== "'") return text.replace(/\s+#.*$/, '')
  const end = text.lastIndexOf(quote)
  if (end === 0) return undefined
  const inner = text.slice(1, end)
  return quote === '"' ? inner.replaceAll('\\n', '\n').replaceAll('\\"', '"') : inner
}

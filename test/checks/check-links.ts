import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { filesBelow, lineAt } from './scan-source.ts'

const LINK = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g

/** Checks that the relative links and anchors of these Markdown files and folders lead somewhere. */
export function checkLinks(root: string, paths: readonly string[]): string[] {
  const files = paths.flatMap((path) =>
    path.endsWith('.md') ? [join(root, path)] : filesBelow(join(root, path), ['.md']),
  )
  return files.filter((file) => existsSync(file)).flatMap((file) => checkFile(root, file))
}

function checkFile(root: string, file: string): string[] {
  const source = withoutCode(readFileSync(file, 'utf8'))
  return [...source.matchAll(LINK)].flatMap(({ 1: link = '', index }) => {
    if (/^[a-z]+:/.test(link)) return []
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? file : join(dirname(file), decodeURI(path))
    const at = `${relative(root, file)}:${lineAt(source, index)}`
    if (!existsSync(target)) return [`${at} ${link} leads nowhere`]
    if (anchor === undefined || anchorsOf(target).has(anchor)) return []
    return [`${at} ${link} names no heading`]
  })
}

/** Code is blanked, not cut, so that lines keep their numbers. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '))
}

/** The anchors that GitHub makes of a file's headings. */
function anchorsOf(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+\s+(.+?)\s*$/gm)
  const anchors = [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
  return new Set(anchors)
}

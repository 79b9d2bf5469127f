/**
 * The client's files that every page loads: read from Vite's manifest in production, named by the
 * development server otherwise. Their tags are made once; a page only adds its nonce.
 */
import { readFile } from 'node:fs/promises'
import { type Trusted, trusted } from '../template/index.ts'
import { escapeAttribute } from '../template/internal.ts'
import { httpErrors } from './errors.ts'

/** URLs of what a page loads. */
export interface Assets {
  readonly styles: readonly string[]
  /** Module scripts, in order. */
  readonly scripts: readonly string[]
  /** Modules that the scripts import, fetched early. */
  readonly preloads: readonly string[]
  /** Whether the files' names change with their content, so that an open page can learn it is old. */
  readonly tracked: boolean
}

/** The tags of the assets for a page with this nonce. */
export interface AssetTags {
  styles(nonce: string): Trusted
  scripts(nonce: string): Trusted
}

export const NO_ASSETS: Assets = { styles: [], scripts: [], preloads: [], tracked: false }

const NONCE = '{nonce}'

export function createAssetTags(assets: Assets): AssetTags {
  const track = assets.tracked ? ' phx-track-static' : ''
  const styles = assets.styles.map(
    (url) => `<link rel="stylesheet" href="${escapeAttribute(url)}"${track}>`,
  )
  const scripts = [
    ...assets.preloads.map(
      (url) => `<link rel="modulepreload" href="${escapeAttribute(url)}" nonce="${NONCE}">`,
    ),
    ...assets.scripts.map(
      (url) =>
        `<script type="module" src="${escapeAttribute(url)}"${track} nonce="${NONCE}"></script>`,
    ),
  ]
  // The development server's client adds style elements, and finds the nonce for them here.
  if (!assets.tracked && scripts.length > 0)
    scripts.unshift(`<meta property="csp-nonce" nonce="${NONCE}">`)
  const styleText = trusted(styles.join(''))
  const parts = scripts.join('').split(NONCE)
  return { styles: () => styleText, scripts: (nonce) => trusted(parts.join(nonce)) }
}

interface ManifestChunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/**
 * Reads which files the build made for an entry.
 *
 * @param options.entry Source file of the client, as in the build; without it, every entry.
 * @throws {AnkaError} `HTTP_NO_MANIFEST` when there is no manifest, or no such entry in it.
 */
export async function readManifest(options: {
  readonly file: string
  readonly base: string
  readonly entry?: string | undefined
}): Promise<Assets> {
  const chunks = await readChunks(options.file)
  const entries = Object.entries(chunks).filter(([source, chunk]) =>
    options.entry === undefined ? chunk.isEntry === true : source === options.entry,
  )
  if (entries.length === 0) {
    const because = `no entry ${options.entry ?? ''} among ${Object.keys(chunks).join(', ')}`
    throw httpErrors.HTTP_NO_MANIFEST({ file: options.file, because })
  }
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const preloads = new Set<string>()
  for (const [, entry] of entries) {
    if (entry.file.endsWith('.css')) styles.add(entry.file)
    else scripts.add(entry.file)
    for (const chunk of [entry, ...importsOf(entry, chunks)]) {
      for (const css of chunk.css ?? []) styles.add(css)
      if (chunk !== entry) preloads.add(chunk.file)
    }
  }
  const urls = (files: Set<string>) => [...files].map((file) => options.base + file)
  return { styles: urls(styles), scripts: urls(scripts), preloads: urls(preloads), tracked: true }
}

async function readChunks(file: string): Promise<Readonly<Record<string, ManifestChunk>>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, ManifestChunk>
  } catch (cause) {
    const because = cause instanceof Error ? cause.message : String(cause)
    throw httpErrors.HTTP_NO_MANIFEST({ file, because })
  }
}

function importsOf(
  entry: ManifestChunk,
  chunks: Readonly<Record<string, ManifestChunk>>,
): readonly ManifestChunk[] {
  const found = new Set<ManifestChunk>()
  const waiting = [...(entry.imports ?? [])]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = chunks[name]
    if (!chunk || found.has(chunk)) continue
    found.add(chunk)
    waiting.push(...(chunk.imports ?? []))
  }
  return [...found]
}

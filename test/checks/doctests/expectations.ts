import { join, relative } from 'node:path'
import { expect } from 'vitest'

// Not by URL: under jsdom that is the page's, which has no files.
const root = join(import.meta.dirname, '../../..')

/** Compares what an example gives with the value behind its `// =>`. */
export async function expectValue(
  at: string,
  got: () => Promise<unknown>,
  expected: () => Promise<unknown>,
): Promise<void> {
  expect(await got(), relative(root, at)).toEqual(await expected())
}

/** Compares the error that an example ends in with the code behind its `// throws`. */
export async function expectThrow(
  at: string,
  run: () => Promise<unknown>,
  code: string,
): Promise<void> {
  const ended = await run().then(
    (value) => ({ value }),
    (error: unknown) => ({ code: codeOf(error), error }),
  )
  if ('error' in ended && ended.code === undefined) throw ended.error
  expect(ended, relative(root, at)).toMatchObject({ code })
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
}

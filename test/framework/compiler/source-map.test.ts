import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../framework/src/compiler/compile.ts'

const SOURCE = `import { a } from 'a'
// é😀 before
export const View = ({ items, on }: Props) => (
  <section title={on.title}>
    é😀 {a.first} <b class={on.klass}>{on.second}</b>
    {items.map((item) => (
      <Row key={item.identity} value={item.value}>
        {item.child}
      </Row>
    ))}
    {on.last ? <i key={on.key}>{on.deep}</i> : on.other}
  </section>
)
throw after
`

/** Where the compiled code says that a word was written. */
function originalOf(word: string) {
  const { code, map } = compile(SOURCE, { file: 'app/view.tsx' })
  const before = code.slice(0, code.lastIndexOf(word)).split('\n')
  const generated = { line: before.length, column: before.at(-1)?.length ?? 0 }
  return originalPositionFor(new TraceMap(JSON.stringify(map)), generated)
}

function writtenAt(word: string) {
  const before = SOURCE.slice(0, SOURCE.indexOf(word)).split('\n')
  return { line: before.length, column: before.at(-1)?.length ?? 0 }
}

describe('source map of compile', () => {
  it.each([
    'on.title',
    'a.first',
    'on.klass',
    'on.second',
    'item.identity',
    'item.value',
    'item.child',
    'Row',
    'on.last',
    'on.key',
    'on.deep',
    'on.other',
    'after',
  ])('leads from %s to where it was written', (word) => {
    expect(originalOf(word)).toMatchObject({ source: 'app/view.tsx', ...writtenAt(word) })
  })

  it('carries the source', () => {
    expect(compile(SOURCE, { file: 'a.tsx' }).map.sourcesContent).toEqual([SOURCE])
  })
})

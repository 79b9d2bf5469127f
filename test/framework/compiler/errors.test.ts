import { describe, expect, it } from 'vitest'
import { compile } from '../../../framework/src/compiler/compile.ts'

/** What each of them is for, as it is read in a log: the first line. */
const FIRST_LINES: readonly (readonly [source: string, line: string])[] = [
  ['<br>x</br>', 'COMPILER_VOID_CHILDREN  <br> cannot have children, because it has no end tag'],
  ['<script/>', 'COMPILER_FORBIDDEN_ELEMENT  <script> cannot stand in a template'],
  [
    '<p onclick="x"/>',
    'COMPILER_STRING_HANDLER  onclick cannot hold a script, because none runs from an attribute',
  ],
  [
    '<p onClick={() => 1}/>',
    'COMPILER_FUNCTION_HANDLER  onClick cannot hold a function, because events run on the server',
  ],
  ['<p onClik={x}/>', 'COMPILER_UNKNOWN_EVENT  <p> has no event prop onClik'],
  ['<p a$b="x"/>', 'COMPILER_ATTRIBUTE_NAME  "a$b" is no name of an attribute'],
  [
    '<a href="javascript:x"/>',
    'COMPILER_UNSAFE_URL  href holds a URL whose scheme is not allowed there',
  ],
  [
    '<p style="x"/>',
    'COMPILER_STRING_STYLE  style cannot be a string, because its values could not be checked',
  ],
  [
    '<img srcset="x"/>',
    'COMPILER_STRING_SRCSET  srcset cannot be a string, because its URLs could not be checked',
  ],
  [
    '<iframe srcdoc="x"/>',
    'COMPILER_STRING_SRCDOC  srcdoc cannot be a string, because it is a document that would run',
  ],
  [
    '<meta http-equiv="refresh"/>',
    'COMPILER_REFUSED  http-equiv of <meta> got a value that is not safe there',
  ],
  ['<p><p/></p>', 'COMPILER_NESTING  <p> cannot stand in <p>: its start tag ends the open <p>'],
  ['<p id="a" id="b"/>', 'COMPILER_DUPLICATE_ATTRIBUTE  <p> has the attribute id twice'],
  ['<p hook="X"/>', 'COMPILER_NO_ID  <p> has hook but no id, so the client cannot keep it'],
  [
    '<p {...x} key="a"/>',
    'COMPILER_KEY_AFTER_SPREAD  the key of <p> stands behind a spread, where it would be lost',
  ],
  [
    'x.map((y) => <p/>)',
    'COMPILER_NO_KEY  a row of a list has no key, so a move looks like changes of other rows',
  ],
  ['<p>', 'COMPILER_SYNTAX  the file cannot be read as TSX: Unexpected token'],
]

function firstLine(source: string): string {
  try {
    compile(`const a = (x) => ${source}`, { file: 'a.tsx' })
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? ''
  }
  return 'compiled'
}

describe('compilerErrors', () => {
  it.each(FIRST_LINES)('say of %s in one line what is wrong', (source, line) => {
    expect(firstLine(source)).toBe(line)
    expect(line.length).toBeLessThanOrEqual(100)
  })
})

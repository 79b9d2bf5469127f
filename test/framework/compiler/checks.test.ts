import { describe, expect, it } from 'vitest'
import { compile } from '../../../framework/src/compiler/compile.ts'
import { AnkaError } from '../../../framework/src/core/index.ts'
import { templateChecks } from '../../../framework/src/template/checks.ts'

function refusal(jsx: string): AnkaError {
  try {
    compile(`const a = (x) => ${jsx}\n`, { file: 'app/live/a.tsx' })
  } catch (error) {
    if (error instanceof AnkaError) return error
    throw error
  }
  throw new Error(`compiled: ${jsx}`)
}

const codeOf = (jsx: string) => refusal(jsx).code
const compiles = (jsx: string) => compile(`const a = (x) => ${jsx}`, { file: 'a.tsx' })

describe('Checks', () => {
  it('[LV-040] shows the line, the column and the lines around', () => {
    const source = 'const a = (x) => (\n  <div>\n\t<p>é<table/></p>\n  </div>\n)\n'

    expect(() => compile(source, { file: 'app/live/a.tsx' })).toThrow(
      `COMPILER_NESTING  <table> cannot stand in <p>: its start tag ends the open <p>
  at        app/live/a.tsx:3:6
  1 | const a = (x) => (
  2 |   <div>
> 3 | \t<p>é<table/></p>
    | \t    ^^^^^^^^
  4 |   </div>
  5 | )
Make the outer one a <div>. The page would not be the one that the server knows, and patches would go wrong.`,
    )
  })

  it('counts columns in UTF-16 units', () => {
    const { place } = refusal('["é😀", <script/>]').details

    expect(place).toMatchObject({ line: 1, column: 26 })
  })

  it.each(['script', 'style', 'xmp', 'base', 'SCRIPT'.toLowerCase()])(
    'refuses the element %s',
    (tag) => {
      expect(codeOf(`<${tag}></${tag}>`)).toBe('COMPILER_FORBIDDEN_ELEMENT')
      expect(codeOf(`<div>{x && <${tag}/>}</div>`)).toBe('COMPILER_FORBIDDEN_ELEMENT')
    },
  )

  it.each([
    '<p onclick="alert(1)"/>',
    '<p onclick={x}/>',
    '<p ONCLICK="alert(1)"/>',
    '<p onClick="add"/>',
    '<p onClick={"add"}/>',
    '<p onClick={`add`}/>',
    '<p onClick={"add" + x}/>',
    '<form onSubmit="save"/>',
  ])('refuses a script in an event: %s', (jsx) => {
    expect(codeOf(jsx)).toBe('COMPILER_STRING_HANDLER')
  })

  it.each([
    '<p onClick={() => x.y()}/>',
    '<p onClick={function () {}}/>',
    '<p onClick={(() => x) as never}/>',
  ])('refuses a function in an event: %s', (jsx) => {
    expect(codeOf(jsx)).toBe('COMPILER_FUNCTION_HANDLER')
  })

  it('refuses a name that no attribute can have', () => {
    expect(codeOf('<p a$b={x}/>')).toBe('COMPILER_ATTRIBUTE_NAME')
    expect(() => compiles('<Card a$b={x}/>')).not.toThrow()
  })

  it('refuses an event prop that does not exist', () => {
    expect(codeOf('<p onClik={x}/>')).toBe('COMPILER_UNKNOWN_EVENT')
  })

  it.each([
    '<a href="javascript:alert(1)"/>',
    '<a href={"javascript:alert(1)"}/>',
    '<a href=" JaVa\tscript:alert(1)"/>',
    '<a href="&#106;avascript:alert(1)"/>',
    '<a href="data:text/html,x"/>',
    '<a navigate="javascript:x"/>',
    '<a {...x} href="javascript:x"/>',
    '<form action="vbscript:x"/>',
    '<button formaction="javascript:x"/>',
    '<svg><use xlink:href="javascript:x"/></svg>',
  ])('refuses a URL that would run: %s', (jsx) => {
    expect(codeOf(jsx)).toBe('COMPILER_UNSAFE_URL')
  })

  it('refuses unsafe literals in a build for production too', () => {
    const restore = templateChecks(false)

    expect(codeOf('<a href="javascript:x"/>')).toBe('COMPILER_UNSAFE_URL')

    restore()
  })

  it.each(['<p style="color: red"/>', '<p style={`color: red`}/>', "<p style={'a' + x}/>"])(
    'refuses a style in a string: %s',
    (jsx) => {
      expect(codeOf(jsx)).toBe('COMPILER_STRING_STYLE')
    },
  )

  it('refuses a srcset in a string', () => {
    expect(codeOf('<img srcset="/a.png 1x"/>')).toBe('COMPILER_STRING_SRCSET')
    expect(codeOf('<link imagesrcset="/a.png 1x"/>')).toBe('COMPILER_STRING_SRCSET')
  })

  it('refuses a srcdoc in a string', () => {
    expect(codeOf('<iframe srcdoc="<p>"/>')).toBe('COMPILER_STRING_SRCDOC')
  })

  it('refuses other literals that the runtime would refuse', () => {
    expect(codeOf('<meta http-equiv="refresh"/>')).toBe('COMPILER_REFUSED')
    expect(codeOf('<p onClick={5}/>')).toBe('COMPILER_REFUSED')
  })

  it('refuses children of elements without an end tag', () => {
    expect(codeOf('<br>x</br>')).toBe('COMPILER_VOID_CHILDREN')
    expect(codeOf('<input>{x}</input>')).toBe('COMPILER_VOID_CHILDREN')
    expect(codeOf('<img children="x"/>')).toBe('COMPILER_VOID_CHILDREN')
  })

  it('refuses an attribute given twice', () => {
    expect(codeOf('<p class="a" class={x}/>')).toBe('COMPILER_DUPLICATE_ATTRIBUTE')
    expect(codeOf('<div target={x} eventTarget={x}/>')).toBe('COMPILER_DUPLICATE_ATTRIBUTE')
  })

  it('refuses what the client keeps without an id', () => {
    expect(codeOf('<p hook="Chart"/>')).toBe('COMPILER_NO_ID')
    expect(codeOf('<p update="ignore"/>')).toBe('COMPILER_NO_ID')
    expect(() => compiles('<p id={x} hook="Chart"/>')).not.toThrow()
    expect(() => compiles('<p {...x} hook="Chart"/>')).not.toThrow()
    expect(() => compiles('<Card hook="Chart"/>')).not.toThrow()
  })

  it('refuses a key behind a spread', () => {
    expect(codeOf('<p {...x} key="a"/>')).toBe('COMPILER_KEY_AFTER_SPREAD')
    expect(codeOf('<Card {...x} key="a"/>')).toBe('COMPILER_KEY_AFTER_SPREAD')
  })

  it('refuses text where only rows can stand', () => {
    expect(codeOf('<table>x</table>')).toBe('COMPILER_NESTING')
    expect(codeOf('<tr>{"x"}</tr>')).toBe('COMPILER_NESTING')
    expect(() => compiles('<tr> <td/> </tr>')).not.toThrow()
  })

  it('knows the elements around expressions', () => {
    expect(codeOf('<div>{x ? <tr/> : null}</div>')).toBe('COMPILER_NESTING')
    expect(codeOf('<div>{x && (x.y || <tr/>)}</div>')).toBe('COMPILER_NESTING')
    expect(codeOf('<div><>{x.map((y) => <tr key={y}/>)}</></div>')).toBe('COMPILER_NESTING')
    expect(codeOf('<p>{x.map((y) => { return <p key={y}/> })}</p>')).toBe('COMPILER_NESTING')
  })

  it('knows nothing of where other JSX will stand', () => {
    expect(() => compiles('<div>{x(<tr/>)}<Table row={<tr/>}><tr/></Table></div>')).not.toThrow()
    expect(() => compiles('<tr><td/></tr>')).not.toThrow()
  })

  it.each([
    '<ul>{x.map((y) => <li>{y}</li>)}</ul>',
    '<ul>{x?.map((y) => (<li>{y}</li>))}</ul>',
    '<ul>{x.map((y, i) => <li>{i}</li>)}</ul>',
    '<ul>{x.map((y) => { if (y) return <li key={y}/>; return <li/> })}</ul>',
    '<ul>{x.map((y) => y ? <li key={y}/> : <li/>)}</ul>',
    '<ul>{x.map(function (y) { return <Row y={y}/> })}</ul>',
    '<ul>{x.map((y) => <><li/></>)}</ul>',
    'x.map((y) => <p/>)',
    '<Table rows={x.map((y) => <p/>)}/>',
  ])('refuses rows without a key: %s', (jsx) => {
    expect(codeOf(jsx)).toBe('COMPILER_NO_KEY')
  })

  it.each([
    '<ul>{x.map((y) => <li key={y}>{y}</li>)}</ul>',
    '<ul>{x.map((message, domId) => <li id={domId}>{message}</li>)}</ul>',
    '<ul>{x.map((y) => <li {...y}/>)}</ul>',
    '<ul>{x.map((y) => wrap(<li/>))}</ul>',
    '<ul>{x.map((y) => y.name)}</ul>',
    '<ul>{x.map((y) => () => <li/>)}</ul>',
    'x.map(async (y) => <p/>)',
  ])('takes rows that have one, or need none: %s', (jsx) => {
    expect(() => compiles(jsx)).not.toThrow()
  })
})

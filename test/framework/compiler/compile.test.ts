import { describe, expect, it } from 'vitest'
import { compile } from '../../../framework/src/compiler/compile.ts'
import { Fragment, jsxs } from '../../../framework/src/template/jsx-runtime.ts'
import { renderToString } from '../../../framework/src/template/render.ts'
import { Rendered } from '../../../framework/src/template/rendered.ts'
import { evaluateCompiled, renderBothWays } from './evaluate.ts'

const codeOf = (source: string) => compile(source, { file: 'a.tsx' }).code

/** Where each expression may use these names. */
const values = {
  n: 3,
  none: null,
  yes: true,
  no: false,
  text: 'a < b & "c"',
  url: '/rooms/7?a=1&b=2',
  names: ['x', 'y'],
  items: [
    { id: 1, name: 'Ada', tags: ['a', 'b'] },
    { id: 2, name: 'Bob <b>', tags: [] },
  ],
  absent: undefined as { id: number }[] | undefined,
  props: { class: ['p', 'q'], title: 'from props', hidden: true },
  withChildren: { children: 'inside', id: 'x' },
  Box: (box: { children?: never; title?: never }) =>
    jsxs(Fragment, { children: [box.title, ':', box.children] }),
  Fragment,
  Ns: { Part: (part: { children?: never }) => part.children },
  wrap: (child: never) => child,
}

const CORPUS = [
  '<p></p>',
  '<p/>',
  '<p>text</p>',
  '<p>{text}</p>',
  '<p title={text}>{n}{text}</p>',
  '<p title="a &amp; &quot;b&quot; &lt;c&gt; &nope; &copy;">&lt;&nbsp;&eacute;&#65;&#x1F600;</p>',
  "<p title='it\"s' lang='it&apos;s'/>",
  '<input disabled value="x" checked={no} required={yes}/>',
  '<input value={none} maxlength={n} readonly={true} multiple={false}/>',
  '<br/>',
  '<div><br/><hr/><img src="/a.png" alt=""/></div>',
  '<div>\n  <p>\n    a\n    b\n  </p>\n\n  c {n} d\n  {" "}\n</div>',
  '<div>  a  </div>',
  '<div>{/* note */}a{/* note */}</div>',
  '<div>{"a"}{"<"}{5}{-5}{0}{`t`}{true}{false}{null}{undefined}</div>',
  '<div>{yes}{no}{none}{0}{""}{n}{5n}</div>',
  '<></>',
  '<>a<b/>{n}</>',
  '<div><>a<><b/></>{n}</></div>',
  '<div>{yes ? <b>1</b> : <i>2</i>}{no ? <b>1</b> : <i>2</i>}</div>',
  '<div>{yes && <b>{n}</b>}{no && <b/>}{none ?? <i/>}{no || <u/>}</div>',
  '<div>{yes ? (no ? <b/> : <i>{n}</i>) : none}</div>',
  '<div>{(yes && (<b/>))}</div>',
  '<div class="a b"/>',
  '<div class={["a", yes && "b", no && "c"]}/>',
  '<div class={["a", "b"]} style={{ color: "red" }}/>',
  '<div style={{ color: text.length > 1 ? "red" : "blue" }}/>',
  '<div {...props}>x</div>',
  '<div class="a" {...props}>x</div>',
  '<div {...props} class="a" title={text}>x</div>',
  '<div id="1" {...props} {...{ title: "t" }} lang="en">x</div>',
  '<div {...withChildren}/>',
  '<div {...withChildren}>own</div>',
  '<section><div {...withChildren}/></section>',
  '<input {...props}/>',
  '<div children="a"/>',
  '<div children="a&amp;b"/>',
  '<div children={text}/>',
  '<div children={<b/>}/>',
  '<a href={url}>x</a>',
  '<a href="/a?b=1&amp;c=2">x</a>',
  '<a patch={url}>x</a>',
  '<a patch={url} replace class="c">x</a>',
  '<a navigate="/x" replace>x</a>',
  '<a class={text} navigate={url} href="#">x</a>',
  '<svg viewBox="0 0 1 1"><path d="M0" fill-rule="evenodd"/><use xlink:href="#a"/></svg>',
  '<svg><foreignObject><div/></foreignObject></svg>',
  '<my-element some-prop={n} data-x="y">z</my-element>',
  '<div aria-hidden={yes} aria-label={text} data-n={n}/>',
  '<div target={n}/>',
  '<button values={{ id: n, a: "b" }} debounceMs={300}>x</button>',
  '<Box/>',
  '<Box title="t"/>',
  '<Box title={<i>{n}</i>}>a</Box>',
  '<Box title=<i/>>{n}</Box>',
  '<Box>a {n} <b>c</b></Box>',
  '<Box><p>{n}</p></Box>',
  '<Box {...{ title: "s" }}>x</Box>',
  '<Ns.Part>x<Ns.Part>{n}</Ns.Part></Ns.Part>',
  '<div><Box>{[1, 2].map((x) => <i key={x}>{x}</i>)}</Box></div>',
  '<ul>{items.map((item) => <li key={item.id}>{item.name}</li>)}</ul>',
  '<ul>{items.map((item, index) => <li key={item.id}>{index}: {item.name}</li>)}</ul>',
  '<ul>{items.map(({ id, name }) => <li key={id} title={text}>{name}{n}</li>)}</ul>',
  '<ul>{items.map(function (item) { return <li key={item.id}>{item.name}</li> })}</ul>',
  '<ul>{items.map((item) => { const x = item.name; if (x === "Ada") return null; return <li key={item.id}>{x}</li> })}</ul>',
  '<ul>{items.map((item) => item.id === 1 ? <li key={item.id}>{n}</li> : null)}</ul>',
  '<ul>{items.map((item) => item.tags.length > 0 && <li key={item.id}>{n}</li>)}</ul>',
  '<ul>{items.filter((item) => item.id > 1).map((item) => <li key={item.id}>{item.name}</li>)}</ul>',
  '<ul>{items?.map((item) => <li key={item.id}>{item.name}</li>)}</ul>',
  '<ul>{absent?.map((item) => <li key={item.id}>{item.id}</li>)}</ul>',
  '<ul>{items.map((item) => <li key={item.id}>{item.tags.map((tag) => <b key={tag}>{tag}{item.name}</b>)}</li>)}</ul>',
  '<ul>{items.length > 0 ? items.map((item) => <li key={item.id}/>) : <li>none</li>}</ul>',
  '<ul>{items.map((item) => <Box key={item.id} title={item.name}>{n}</Box>)}</ul>',
  '<ul>{items.map((item) => <li key={item.id} {...props}>{item.name}</li>)}</ul>',
  '<ul>{items.map((item) => (<li key={item.id}><b/>{[item.name, n]}</li>))}</ul>',
  '<p>{names.map((name) => name + text)}</p>',
  '<p>{wrap(<b>{wrap(<i>{n}</i>)}</b>)}</p>',
  '<div key="k"><p key={n}>x</p></div>',
  '<p>{(n as number)!}{(text satisfies string)}{wrap<never>(n as never)}</p>',
  '<p>é {"ü😀"} {text}<b title="ñ😀"/>😀</p>',
  '<textarea>{text}</textarea>',
  '<select><option value="1" selected={yes}>a</option></select>',
  '<table><tbody><tr><td>{n}</td></tr></tbody></table>',
  '<p>{...names}</p>',
  '<button onClick={none}>x</button>',
  '<Box<string> title="t">x</Box>',
  '<p /* a */ title={/* b */ text /* c */} // d\n>{n // e\n}{/* f */ n}</p>',
  '<p>{(yes, n)}</p>',
  '<p>\r\n  a\r\n  {n}\r\n</p>',
  '<ul>{items.map((item) => <li class={item.name} key={item.id} title={text}>{n}<i/></li>)}</ul>',
  '<ul>{items.map((item) => <Box title={item.name} key={item.id}><i key={n}>{text}</i></Box>)}</ul>',
  '<p>{names.length && <b/>}{!yes || <i>{yes ? n : <u/>}</i>}</p>',
  '<p>{((x) => <b>{x}</b>)(n)}{[<i key="1"/>, <u key="2">{n}</u>]}</p>',
  '<p>{items.map((item) => [item.id, item.name].join())}</p>',
  '<ul>{items.map((item) => <Fragment key={item.id}><li>{item.name}</li><li/></Fragment>)}</ul>',
  '<div><div><div>{n}</div>{text}</div><i/>{n}</div>',
  '<section hidden={yes} inert><p contenteditable={no} draggable={yes}/></section>',
  '<math><mi>x</mi></math>',
  '<svg><linearGradient gradientUnits="userSpaceOnUse" id={text}/></svg>',
  '<label for="a">x<input id="a"/></label>',
]

describe('compile', () => {
  it.each([
    ['<textarea>{"\\nx"}</textarea>', '<textarea>\n\nx</textarea>'],
    ['<pre>x</pre>', '<pre>\nx</pre>'],
    ['<pre><b/></pre>', '<pre>\n<b></b></pre>'],
    ['<pre>{1}{names}</pre>', '<pre>\n1</pre>'],
    ['<pre children="x"/>', '<pre>\nx</pre>'],
    ['<pre/>', '<pre></pre>'],
  ])('keeps a first newline for the parser to drop: %s', async (source, html) => {
    const both = await renderBothWays(source, { names: [] })

    expect(both).toEqual({ compiled: html, plain: html })
  })

  it.each(CORPUS)('renders as the plain runtime does: %s', async (expression) => {
    const { compiled, plain } = await renderBothWays(expression, values)

    expect(compiled).toBe(plain)
  })

  it('makes one template of a whole tree of elements', () => {
    const code = codeOf(
      'const a = (x) => <div class="a"><p title={x.t}>Hi {x.name}<br/></p></div>\n',
    )

    expect(code).toBe(
      `import { rendered as _rendered, template as _template } from "anka/jsx-runtime"
const _template1 = /* @__PURE__ */ _template(["<div class=\\"a\\"><p",">Hi ","<br></p></div>"], [["p","title"],0], { root: true })
const a = (x) => _rendered(_template1, [x.t, x.name])
`,
    )
  })

  it('makes a skipping list of a map', () => {
    const code = codeOf(
      'export const a = (items, on) => <ul>{items.map((item) => <li key={item.id} onClick={on.pick(item.id)}>{item.name}</li>)}</ul>\n',
    )

    expect(code.split('\n').at(-2)).toBe(
      'export const a = (items, on) => _rendered(_template1, [_mapRows(items, (item) => _rendered(_template2, [on.pick(item.id), item.name], item.id), [_place1, on])])',
    )
  })

  it('makes components, conditions and fragments nodes of their own', () => {
    const code = codeOf(
      'const a = (x) => <p>{x.a && <b>{x.a}</b>}<Card title="t">one {x.b}</Card></p>\n',
    )

    expect(code.split('\n').at(-2)).toBe(
      'const a = (x) => _rendered(_template1, [x.a && _rendered(_template2, [x.a]), _component(Card, { title: "t", children: _rendered(_template3, [x.b]) })])',
    )
  })

  it('leaves code without JSX as it is', () => {
    const source = 'const a = <T,>(x: T) => x < 1 && x > 2 // <p>\n'

    expect(codeOf(source)).toBe(source)
  })

  it('renders what is wholly known only once', async () => {
    const { render } = await evaluateCompiled('export const render = () => <p>known</p>')

    expect(render?.()).toBe(render?.())
  })

  it('shares a template between places of the same content', () => {
    const code = codeOf('const a = (x) => [<p>{x}</p>, <p>{x + 1}</p>, <p title={x}/>]')

    expect(code.match(/= \/\* @__PURE__ \*\/ _template\(/g)).toHaveLength(2)
  })

  it('tells templates apart whose slots mean something else', () => {
    const code = codeOf('const a = (x) => [<p title={x}></p>, <p lang={x}></p>]')

    expect(code).toContain('[["p","title"]]')
    expect(code).toContain('[["p","lang"]]')
  })

  it('marks only templates of exactly one element as a root', () => {
    const isRoot = (jsx: string) => codeOf(`const a = (x) => ${jsx}`).includes('root: true')

    expect(isRoot('<p/>')).toBe(true)
    expect(isRoot('<><p/></>')).toBe(true)
    expect(isRoot('<><p/>{x}</>')).toBe(false)
    expect(isRoot('<>{x}</>')).toBe(false)
    expect(isRoot('<><p/> </>')).toBe(false)
  })

  it('gives a key to elements and components', async () => {
    const source = `const C = () => <b/>
      export const element = (k) => <p key={k}/>
      export const component = (k) => <C key={k}/>
      export const literal = () => <p key="a&amp;b"/>`
    const { element, component, literal } = await evaluateCompiled(source)

    expect(keyOf(element?.(7))).toBe(7)
    expect(keyOf(component?.('x'))).toBe('x')
    expect(keyOf(literal?.())).toBe('a&b')
  })

  it('[LV-043] calls local, remote and dynamic components alike', async () => {
    const source = `const Card = (card) => <p>{card.title}{card.children}</p>
      const Cards = { Card }
      export const local = () => <Card title="t">x</Card>
      export const remote = () => <Cards.Card title="t">x</Cards.Card>
      export const dynamic = (Any = [Card][0]) => <Any title="t">x</Any>`
    const { local, remote, dynamic } = await evaluateCompiled(source)

    const html = [local, remote, dynamic].map((render) => renderToString(render?.() ?? null))

    expect(html).toEqual(['<p>tx</p>', '<p>tx</p>', '<p>tx</p>'])
  })

  it('keeps a keyed element within another apart', () => {
    const code = codeOf('const a = (x) => <div><p key={x}/></div>')

    expect(code).toContain('_rendered(_template2, [], x)')
  })

  it('takes names that the file does not use', () => {
    const code = codeOf('const _rendered = 1; const _template1 = (x) => <p>{x}</p>')

    expect(code).toContain('rendered as _rendered$')
    expect(code).toContain('const _template1$ =')
  })

  it('puts templates behind the imports and before what runs', () => {
    const code = codeOf(`'use strict'\nimport a from 'a' // a\nconst x = <p/>\nimport b from 'b'\n`)

    expect(code.indexOf('const _template1')).toBeGreaterThan(code.indexOf("from 'a'"))
    expect(code.indexOf('const _template1')).toBeLessThan(code.indexOf('const x'))
  })

  it('puts templates behind a hashbang', () => {
    const code = codeOf('#!/usr/bin/env node\nexport default <p/>')

    expect(code).toMatch(/^#!\/usr\/bin\/env node\nimport \{/)
  })

  it('puts templates behind a byte order mark', () => {
    expect(codeOf('\ufeffexport const a = (é) => <p>{é}</p>')).toContain(
      '_rendered(_template1, [é])',
    )
  })

  it('separates a tag from a word before it', () => {
    expect(codeOf('function a() { return<p/> }')).toContain('return _static1')
  })

  it('takes the runtime from another package when told', () => {
    const { code } = compile('const a = <p/>', { file: 'a.tsx', importSource: 'other' })

    expect(code).toContain('from "other/jsx-runtime"')
  })

  it('compiles JSX wherever it stands', async () => {
    const source = `const make = { a: <b>1</b>, list: [<i/>], f() { return <u/> } }
      class View { x = <s/>; render() { return [this.x, make.a, make.list, make.f()] } }
      export const render = (x = <em/>) => [x, ...new View().render()]`
    const { render } = await evaluateCompiled(source)

    expect(render?.()).toHaveLength(5)
  })

  it('keeps types for the next tool', () => {
    const code = codeOf('const a = (x: Props): Child => <p>{x.n as number}{x.m!}{f<string>(x)}</p>')

    expect(code).toContain(
      '(x: Props): Child => _rendered(_template1, [x.n as number, x.m!, f<string>(x)])',
    )
  })

  it('refuses a file that is not TSX, with the place', () => {
    expect(() => codeOf('const a = 1\nconst b = <p>')).toThrow(
      /^COMPILER_SYNTAX .*\n[\s\S]*a\.tsx:2:/,
    )
  })
})

function keyOf(value: unknown): unknown {
  return value instanceof Rendered ? value.key : undefined
}

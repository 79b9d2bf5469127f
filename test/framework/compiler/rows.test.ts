import { describe, expect, it } from 'vitest'
import { compile } from '../../../framework/src/compiler/compile.ts'
import { List, type Rendered } from '../../../framework/src/template/rendered.ts'
import { Client } from '../template/client.ts'
import { evaluateCompiled } from './evaluate.ts'

/** The captures of the list in a component's body, as they are written; `undefined` when it is rendered whole. */
function capturesOf(list: string, before = '', module = ''): string | undefined {
  const source = `${module}
    export function View({ items, on, user }, extra) { ${before}
      return <ul>{${list}}</ul>
    }`
  return /_mapRows\([\s\S]*, \[_place1(?:, )?([^[\]]*)\]\)\]\)/u.exec(
    compile(source, { file: 'a.tsx' }).code,
  )?.[1]
}

const ROW = '<li key={item.id}>{item.name}</li>'

describe('findCaptures', () => {
  it.each([
    ['nothing but the item', `items.map((item) => ${ROW})`, ''],
    ['a parameter', 'items.map((item) => <li key={item.id}>{extra}</li>)', 'extra'],
    [
      'the variable whose property is read',
      'items.map((item) => <li key={item.id}>{user.name.first}</li>)',
      'user',
    ],
    [
      'each variable once',
      'items.map((item) => <li key={user.id + item.id} onClick={on.x({ user })}/>)',
      'user, on',
    ],
    ['a component that is a parameter', 'items.map((item) => <extra.Row key={item.id}/>)', 'extra'],
    [
      'what a destructured item is called with',
      'items.map(({ id, name = user }) => <li key={id}>{name}</li>)',
      'user',
    ],
    [
      'what inner functions use',
      'items.map((item) => <Row key={item.id} f={(x) => x + extra}/>)',
      'extra',
    ],
    [
      'shorthand properties',
      'items.map((item) => <Row key={item.id} p={{ user, x: 1 }}/>)',
      'user',
    ],
    [
      'nothing for globals',
      'items.map((item) => <li key={item.id}>{Math.max(item.n, NaN)}</li>)',
      '',
    ],
    ['nothing for names of types', 'items.map((item: user) => <li key={item.id as extra}/>)', ''],
    [
      'nothing for properties and labels',
      'items.map((item) => <li key={item.user} title={{ on: 1 }.on}/>)',
      '',
    ],
    [
      'nothing for what the row declares',
      'items.map((item) => { const user = item; return <li key={user.id}/> })',
      '',
    ],
  ])('finds %s', (_what, list, captures) => {
    expect(capturesOf(list)).toBe(captures)
  })

  it.each([
    ['a const', 'const sum = 1', 'sum'],
    ['a let that keeps its value', 'let sum = 1', 'sum'],
    ['a destructured const', 'const { a: [sum] } = user', 'sum'],
    ['a function', 'function sum() {}', 'sum'],
  ])('finds %s of the function', (_what, before, captures) => {
    expect(capturesOf('items.map((item) => <li key={item.id}>{sum}</li>)', before)).toBe(captures)
  })

  it.each([
    ['let', 'let sum = 1; sum = 2'],
    ['let, later and elsewhere', 'let sum = 1; const f = () => { sum++ }'],
    ['var', 'var sum = 1; sum += 1'],
    ['let by destructuring', 'let sum; [{ sum }] = user'],
    ['let by a loop', 'let sum; for (sum of items) {}'],
    ['parameter', 'extra = 1; const sum = 1; items = extra'],
  ])('finds none when a %s is assigned again', (_what, before) => {
    const list = 'items.map((item) => <li key={item.id}>{sum}{extra}</li>)'

    expect(capturesOf(list, before)).toBeUndefined()
  })

  it('does not count what the module declares', () => {
    const module = `import * as F from './f.ts'\nconst limit = 1\nfunction Row() {}\nclass C {}`
    const list = 'items.map((item) => <Row key={item.id}>{F.format(limit, C)}</Row>)'

    expect(capturesOf(list, '', module)).toBe('')
  })

  it('counts imports, which their own module may assign again', () => {
    const module = `import Row, { type Item, format } from './f.ts'`
    const list = 'items.map((item: Item) => <Row key={item.id}>{format(item)}</Row>)'

    expect(capturesOf(list, '', module)).toBe('Row, format')
  })

  it('finds none when the module assigns a variable again', () => {
    const list = 'items.map((item) => <li key={item.id}>{seen}</li>)'

    expect(
      capturesOf(list, '', 'let seen = 0\nexport const see = () => { seen += 1 }'),
    ).toBeUndefined()
  })

  it.each([
    'items.map((item) => <li key={item.id}>{this.x}</li>)',
    'items.map((item) => <li key={item.id}>{arguments[0]}</li>)',
    'items.map((item) => <this.Row key={item.id}/>)',
    'items.map(async (item) => <li key={item.id}>{await item}</li>)',
    'items.map(function* (item) { yield <li key={item.id}/> })',
    'items.map(function (item) { return <li key={item.id}>{this.x}</li> })',
    'items.map((item, index = 1) => <li key={item.id}/>)',
    'items.map((...item) => <li key={item[0]}/>)',
    'items.map((item) => { count(item); return <li key={item.id}/> })',
    'items.map((item) => { let x = 1; return <li key={item.id}/> })',
    'items.map((item) => item.name)',
    'items.map((item) => item.count && <li key={item.id}/>)',
    'items.map((item) => item.row ?? <li key={item.id}/>)',
    'items.map(row)',
    'items.map((item) => <li key={item.id}/>, extra)',
    'items[on]((item) => <li key={item.id}/>)',
    'items.flatMap((item) => <li key={item.id}/>)',
    'items.map?.((item) => <li key={item.id}/>)',
  ])('renders whole: %s', (list) => {
    expect(capturesOf(list)).toBeUndefined()
  })

  it.each([
    'items.map((item) => { return <li key={item.id}/> })',
    'items.map((item) => { if (item.x) return null; const { y } = item; return <li key={y}/> })',
    'items.map((item) => (item.x ? <li key={item.id}/> : <Row key={item.id}/>))',
    'items.map((item) => item.n > 1 && <li key={item.id}/>)',
    'items.map(function (item) { return <li key={item.id}/> })',
    '(items as Item[]).map<Child>((item) => <li key={item.id}/>)',
    'items!.map((item) => <li key={item.id}/>)',
    'items?.map((item) => <li key={item.id}/>)',
    'items.filter((x) => x.ok).sort().map((item) => <li key={item.id}/>)',
    'items.map((item, index) => <li key={item.id}>{index}</li>)',
  ])('skips rows: %s', (list) => {
    expect(capturesOf(list)).toBe('')
  })

  it('makes lists of conditions and of a component’s children', () => {
    const code = compile(
      `const a = (x) => <p>{x.length > 0 ? x.map((y) => <b key={y}/>) : <i/>}{x.ok && x.map((y) => <b key={y}/>)}<C>{x.map((y) => <b key={y}/>)}</C></p>`,
      { file: 'a.tsx' },
    ).code

    expect(code.match(/_mapRows\(/g)).toHaveLength(3)
  })

  it('leaves maps elsewhere as they are', () => {
    const code = compile(
      'const a = (x) => <C rows={x.map((y) => <b key={y}/>)}>{f(x.map((y) => <b key={y}/>))}</C>',
      {
        file: 'a.tsx',
      },
    ).code

    expect(code).not.toContain('_mapRows')
  })

  it('captures the outer row in an inner list', () => {
    const code = compile(
      'const a = (x, z) => <p>{x.map((y) => <b key={y.id}>{y.list.map((w) => <i key={w}>{y.id}{z}</i>)}</b>)}</p>',
      { file: 'a.tsx' },
    ).code

    expect(code).toContain(', [_place2, y, z])')
    expect(code).toContain(', [_place1, z])')
  })

  it('tells lists of different places apart', async () => {
    const { render } = await evaluateCompiled(`export const render = (items, isLong) =>
      <p>{isLong ? items.map((x) => <b key={x}>long {x}</b>) : items.map((x) => <b key={x}>{x}</b>)}</p>`)
    const items = [1, 2]
    const client = new Client(render?.(items, false) as Rendered)

    client.update(render?.(items, true) as Rendered)

    expect(client.html).toBe('<p><b>long 1</b><b>long 2</b></p>')
  })

  it('hands the runtime the items, the row and the values of the captures', async () => {
    const source =
      'export const render = (items, on) => <>{items.map((item) => <b key={item} onClick={on}>{item}</b>)}</>'
    const { render } = await evaluateCompiled(source)
    const items = [1, 2]

    const rendered = render?.(items, null) as { slots: readonly unknown[] }

    const list = rendered.slots[0] as List
    expect(list).toBeInstanceOf(List)
    expect(list.items).toBe(items)
    expect(list.captures).toEqual([{}, null])
  })
})

describe('findEachCall', () => {
  const each = (list: string, from = 'anka/live') =>
    compile(`import { each } from '${from}'\nconst a = (items, on) => <p>{${list}}</p>`, {
      file: 'a.tsx',
    }).code

  it('tells the captures of one call from those of another', () => {
    const code = each('each(items, (x) => <b key={x}/>, [on])')

    expect(code).toContain('), [_place1, on])')
    expect(code).toContain('const _place1 = {}')
  })

  it('leaves calls without captures, and other functions of the name, as they are', () => {
    expect(each('each(items, (x) => <b key={x}/>)')).not.toContain('_place')
    expect(each('each(items, (x) => <b key={x}/>, [on])', './own.ts')).not.toContain('_place')
  })

  it('wants keys of its rows', () => {
    expect(() => each('each(items, (x) => <b>{x}</b>)')).toThrow(/^COMPILER_NO_KEY/)
    expect(() => each('each(items, (x) => <b>{x}</b>)', './own.ts')).not.toThrow()
  })
})

/** Random TSX: expressions that are legal JSX of legal HTML, over a fixed set of variables. */

import * as fc from 'fast-check'

/** The variables of the expressions. */
export const variables = {
  n: 3,
  zero: 0,
  none: null,
  absent: undefined,
  yes: true,
  no: false,
  text: ' a < b & "c" \'d\' é😀\n',
  names: ['x', '<y>'],
  items: [
    { id: 1, name: 'Ada', tags: ['a', 'b'] },
    { id: 'two', name: '<b>Bob</b>', tags: [] },
  ],
  props: { class: ['p', 'q'], title: 'from "props"', hidden: true, lang: null },
}

/** Components, as a part of the module. */
export const COMPONENTS = `
const Box = (box) => <section title={box.title}>{box.children}</section>
const Bare = (bare) => bare.children
`

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', 'word', ' ', '  ', '\n', '\n  ', '\t', '\r\n', '.'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '&amp;',
      '&lt;',
      '&nope;',
      '&#65;',
      '&#x1F600;',
      '&nbsp;',
      '&',
      '&quot;',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('é', '😀', '\u00a0', '\u2003', '\u2028', '"', "'", '`', '\\n'),
  },
)
const pieces = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))

/** The text between two tags. */
export const jsxText = pieces

const value = fc.constantFrom(
  'n',
  'zero',
  'none',
  'yes',
  'no',
  'text',
  'absent',
  '"lit & <"',
  '5',
  '`t`',
)
const scalar = fc.constantFrom(
  'n',
  'text',
  'names[0]',
  'n + 1',
  '"lit & <"',
  '-2',
  'none',
  'undefined',
)

const quoted = pieces.map((text) =>
  text.includes('"') ? `'${text.replaceAll("'", '')}'` : `"${text}"`,
)
const attribute = fc.oneof(
  fc
    .tuple(fc.constantFrom('title', 'id', 'data-x', 'lang'), quoted)
    .map(([k, v]) => [k, `${k}=${v}`]),
  fc
    .tuple(fc.constantFrom('title', 'id', 'aria-label', 'data-x'), scalar)
    .map(([k, v]) => [k, `${k}={${v}}`]),
  fc.constantFrom(['hidden', 'hidden'], ['hidden', 'hidden={no}'], ['hidden', 'hidden={yes}']),
  fc.constantFrom(
    ['class', 'class="a b"'],
    ['class', 'class={["a", yes && "b", no && "c"]}'],
    ['class', 'class={text}'],
  ),
  fc.constantFrom(['style', 'style={{ color: "red" }}'], ['style', 'style={{ width: n }}']),
)
const attributes = fc
  .tuple(fc.uniqueArray(attribute, { maxLength: 3, selector: ([name]) => name }), fc.nat(6))
  .map(([list, at]) => {
    const written = list.map(([, code]) => code)
    if (at < 3) written.splice(at, 0, '{...props}')
    return written.map((code) => ` ${code}`).join('')
  })

/** A random piece of JSX; deep ones are rare. */
export const jsx: fc.Arbitrary<string> = fc.letrec<{ node: string; child: string; block: string }>(
  (tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'jsx' },
      fc.tuple(fc.constantFrom('br', 'img', 'input'), attributes).map(([t, a]) => `<${t}${a}/>`),
      fc.tuple(fc.constantFrom('b', 'i', 'my-tag'), attributes).map(([t, a]) => `<${t}${a}/>`),
      tie('block'),
    ),
    block: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'jsx' },
      fc.constant('<></>'),
      fc
        .tuple(
          fc.constantFrom('div', 'section', 'span', 'my-tag'),
          attributes,
          fc.array(tie('child'), { maxLength: 4 }),
        )
        .map(([tag, written, children]) => `<${tag}${written}>${children.join('')}</${tag}>`),
      fc.array(tie('child'), { maxLength: 4 }).map((children) => `<>${children.join('')}</>`),
      fc
        .tuple(fc.constantFrom('Box', 'Bare'), fc.array(tie('child'), { maxLength: 3 }))
        .map(([name, children]) => `<${name} title={text}>${children.join('')}</${name}>`),
    ),
    child: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'jsx' },
      jsxText.filter((text) => !/[{}<>]/.test(text)),
      value.map((code) => `{${code}}`),
      fc.constantFrom('{/* note */}', '{" "}', '{names.map((name) => name)}', '{(n as number)}'),
      tie('node'),
      fc.tuple(value, tie('node')).map(([test, node]) => `{${test} && ${node}}`),
      fc.tuple(value, tie('node'), tie('node')).map(([t, a, b]) => `{${t} ? ${a} : (${b})}`),
      fc.tuple(value, tie('node')).map(([test, node]) => `{${test} ?? ${node}}`),
      fc
        .tuple(value, tie('child'), tie('child'))
        .map(
          ([test, a, b]) =>
            `{${test} ? items.map((item) => <div key={item.id}>${a}</div>) : <Bare>{items.map((item) => <div key={item.id}>${b}</div>)}</Bare>}`,
        ),
      fc
        .tuple(fc.constantFrom('', ', index'), attributes, fc.array(tie('child'), { maxLength: 3 }))
        .map(
          ([index, written, children]) =>
            `{items.map((item${index}) => <div key={item.id}${written}>{item.name}${children.join('')}</div>)}`,
        ),
      tie('child').map(
        (child) =>
          `{items?.map(({ id, tags }) => <p key={id}>{tags.map((tag) => <b key={tag}>{tag}</b>)}{id}</p>)}${child}`,
      ),
    ),
  }),
).block

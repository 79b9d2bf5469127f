import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JS, renderToString, srcSet, trusted } from '../../../framework/src/template/index.ts'
import {
  allowStyles,
  makeBinding,
  rendered,
  template,
  templateChecks,
} from '../../../framework/src/template/internal.ts'

/** The HTML of one attribute, as `<element attribute="…">` has it. */
function attribute(element: string, name: string, value: unknown): string {
  const one = template([`<${element}`, '>'], [[element, name]])
  return renderToString(rendered(one, [value])).slice(element.length + 1, -1)
}

function spread(element: string, props: unknown): string {
  const one = template([`<${element}`, '>'], [[element]])
  return renderToString(rendered(one, [props])).slice(element.length + 1, -1)
}

describe('attributes', () => {
  it.each([
    ['input', 'disabled', true, ' disabled'],
    ['input', 'disabled', false, ''],
    ['p', 'title', null, ''],
    ['p', 'title', undefined, ''],
    ['p', 'title', '', ' title=""'],
    ['p', 'title', 0, ' title="0"'],
    ['p', 'title', '"a" & <b>', ' title="&quot;a&quot; &amp; &lt;b&gt;"'],
    ['p', 'class', null, ' class=""'],
    ['p', 'class', ['a', false, ['b', { c: true, d: 0 }], null], ' class="a b c"'],
    ['p', 'style', undefined, ' style=""'],
    [
      'p',
      'style',
      { color: 'red', marginTop: 4, zIndex: 2, '--x': 1 },
      ' style="color:red;margin-top:4px;z-index:2;--x:1"',
    ],
    ['p', 'aria-hidden', true, ' aria-hidden="true"'],
    ['p', 'aria-hidden', false, ' aria-hidden="false"'],
    ['p', 'aria-hidden', null, ''],
    ['p', 'contenteditable', false, ' contenteditable="false"'],
    ['p', 'draggable', true, ' draggable="true"'],
    ['p', 'data-on', true, ' data-on'],
    ['p', 'hidden', 'until-found', ' hidden="until-found"'],
    ['svg', 'viewBox', '0 0 1 1', ' viewBox="0 0 1 1"'],
    ['animate', 'values', '0;1', ' values="0;1"'],
    ['p', 'style', { background: 'url("a;b")' }, ' style="background:url(&quot;a;b&quot;)"'],
    ['p', 'style', { gridTemplate: '[a] 1fr / [b]' }, ' style="grid-template:[a] 1fr / [b]"'],
  ])('[LV-041] <%s %s> of %j', (element, name, value, html) => {
    expect(attribute(element, name, value)).toBe(html)
  })

  it('hold commands in single quotes', () => {
    expect(attribute('p', 'phx-click', JS.show({ to: "#it's" }))).toBe(
      ` phx-click='[["show",{"to":"#it&#39;s"}]]'`,
    )
  })

  it('hold an event by its name', () => {
    expect(attribute('p', 'phx-click', makeBinding('inc'))).toBe(' phx-click="inc"')
  })

  it('leave out a command that does nothing', () => {
    expect(attribute('p', 'phx-click', JS)).toBe('')
  })

  it('[LV-045] come from a spread object in its order', () => {
    expect(
      spread('p', { 'data-a': 1, 'aria-b': false, onClick: makeBinding('x'), class: ['c'] }),
    ).toBe(' data-a="1" aria-b="false" phx-click="x" class="c"')
  })

  it('hold the candidates of srcSet()', () => {
    expect(attribute('img', 'srcset', srcSet([{ url: '/a b.png', width: 10 }]))).toBe(
      ' srcset="/a%20b.png 10w"',
    )
  })

  it('hold trusted HTML in srcdoc, escaped', () => {
    expect(attribute('iframe', 'srcdoc', trusted('<p title="x">'))).toBe(
      ' srcdoc="&lt;p title=&quot;x&quot;&gt;"',
    )
  })

  it.each([
    ['p', 'title', {}, 'TEMPLATE_BAD_ATTRIBUTE'],
    ['p', 'title', () => 'x', 'TEMPLATE_BAD_ATTRIBUTE'],
    ['p', 'style', 'color:red', 'TEMPLATE_BAD_ATTRIBUTE'],
    ['iframe', 'srcdoc', '<p>', 'TEMPLATE_BAD_ATTRIBUTE'],
    ['iframe', 'srcdoc', { html: '<p>' }, 'TEMPLATE_BAD_ATTRIBUTE'],
    ['img', 'srcset', '/a.png', 'TEMPLATE_BAD_ATTRIBUTE'],
    ['p', 'phx-click', 'inc', 'TEMPLATE_NOT_A_COMMAND'],
    ['p', 'phx-click', { ops: [['exec', {}]] }, 'TEMPLATE_NOT_A_COMMAND'],
    ['p', 'phx-click', '[["exec",{"attr":"x"}]]', 'TEMPLATE_NOT_A_COMMAND'],
    ['p', 'onclick', 'x()', 'TEMPLATE_EVENT_STRING'],
    ['p', 'ONCLICK', 'x()', 'TEMPLATE_EVENT_STRING'],
    ['p', 'onDoubleClick', JS, 'TEMPLATE_UNKNOWN_EVENT'],
  ])('refuse <%s %s> of %j', (element, name, value, code) => {
    expect(() => attribute(element, name, value)).toThrow(expect.objectContaining({ code }))
  })

  it.each([
    [{ 'x onload=alert(1)': 'y' }, 'TEMPLATE_BAD_NAME'],
    [{ '': 'y' }, 'TEMPLATE_BAD_NAME'],
    [{ 'a"b': 'y' }, 'TEMPLATE_BAD_NAME'],
    [{ onclick: 'x()' }, 'TEMPLATE_EVENT_STRING'],
    [{ onload: 'x()' }, 'TEMPLATE_EVENT_STRING'],
    [{ onClick: 'x()' }, 'TEMPLATE_NOT_A_COMMAND'],
    [{ style: 'color: red' }, 'TEMPLATE_BAD_ATTRIBUTE'],
    [{ style: { background: 'url(a"b);position:fixed;x:"d)' } }, 'TEMPLATE_UNSAFE_STYLE'],
    [{ style: { background: 'URL( \u00a0"b);position:fixed;x:"d)' } }, 'TEMPLATE_UNSAFE_STYLE'],
    [{ style: { gridArea: '[' } }, 'TEMPLATE_UNSAFE_STYLE'],
    [{ style: { gridArea: '([)]' } }, 'TEMPLATE_UNSAFE_STYLE'],
    [{ srcdoc: '<script>' }, 'TEMPLATE_BAD_ATTRIBUTE'],
    [{ values: { 'x y': 1 } }, 'TEMPLATE_BAD_NAME'],
    ['text', 'TEMPLATE_BAD_SPREAD'],
    [[1], 'TEMPLATE_BAD_SPREAD'],
  ])('refuse a spread of %j', (props, code) => {
    expect(() => spread('p', props)).toThrow(expect.objectContaining({ code }))
  })
})

const SCRIPTS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\u200bjavascript:alert(1)',
  'javascript\u0000:alert(1)',
  'javascript\t:alert(1)',
  'javascript:/*--></title></style></textarea></script><svg/onload=alert(1)>',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'DATA:text/html,x',
  'data:application/xhtml+xml,x',
  'data:,x',
  'blob:https://example.com/x',
  'filesystem:https://example.com/x',
  'file:///etc/passwd',
  'view-source:x',
  'feed:javascript:alert(1)',
  'jar:x',
  'about:blank',
  'intent:x',
  'ws:x',
]

const URL_PLACES: readonly [string, string][] = [
  ['a', 'href'],
  ['area', 'href'],
  ['form', 'action'],
  ['button', 'formaction'],
  ['input', 'formaction'],
  ['iframe', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
  ['link', 'href'],
  ['use', 'href'],
  ['use', 'xlink:href'],
  ['a', 'xlink:href'],
  ['blockquote', 'cite'],
  ['x-thing', 'src'],
  ['A', 'HREF'],
  ['math', 'href'],
]

describe('URLs in attributes', () => {
  let restore: () => void
  beforeEach(() => {
    restore = templateChecks(false)
  })
  afterEach(() => restore())

  it.each(URL_PLACES)('[PHX-064] of <%s %s> never hold a script', (element, name) => {
    const got = SCRIPTS.map((url) => attribute(element, name, url))

    for (const html of got) expect(html).toMatch(/^ [\w:]+="(?:#blocked ?)+"$/i)
  })

  it.each([
    ['img', 'src'],
    ['video', 'poster'],
    ['video', 'src'],
    ['image', 'xlink:href'],
    ['feImage', 'href'],
    ['body', 'background'],
  ])('of <%s %s> may be image data and nothing that runs', (element, name) => {
    const got = SCRIPTS.filter((url) => !url.startsWith('blob:')).map((url) =>
      attribute(element, name, url),
    )

    expect(new Set(got)).toEqual(new Set([` ${name}="#blocked"`]))
    expect(attribute(element, name, 'data:image/png;base64,AA')).toBe(
      ` ${name}="data:image/png;base64,AA"`,
    )
  })

  it.each([
    '/rooms/7',
    'rooms/7',
    '?a=1',
    '#top',
    '//example.com/x',
    'https://example.com/a?b=c&d=[e]',
    'http://localhost:4000',
    'mailto:a@b.c',
    'tel:+123',
    'sms:+123',
    'a/b:c',
    '',
  ])('let %j through', (url) => {
    expect(attribute('a', 'href', url)).toBe(` href="${url.replaceAll('&', '&amp;')}"`)
  })

  it('are each checked in a list', () => {
    expect(attribute('a', 'ping', ' /a javascript:x https://b.c ')).toBe(
      ' ping="/a #blocked https://b.c"',
    )
  })

  it('are refused in links of the framework', () => {
    expect(spread('a', { navigate: 'javascript:alert(1)' })).toContain('href="#blocked"')
  })

  it('are an error in development', () => {
    templateChecks(true)

    expect(() => attribute('a', 'href', 'javascript:alert(1)')).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_UNSAFE_URL' }),
    )
  })

  it('cannot be set by an animation', () => {
    expect(attribute('animate', 'attributeName', 'href')).toBe(' attributeName="blocked"')
    expect(attribute('set', 'attributeName', 'onclick')).toBe(' attributeName="blocked"')
    expect(attribute('set', 'attributeName', 'opacity')).toBe(' attributeName="opacity"')
  })

  it('cannot be visited by a meta element', () => {
    expect(attribute('meta', 'http-equiv', 'refresh')).toBe(' http-equiv="blocked"')
    templateChecks(true)
    expect(() => attribute('meta', 'http-equiv', 'Refresh')).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_UNSAFE_ATTRIBUTE' }),
    )
  })

  it('leave no attribute with a name from outside', () => {
    expect(spread('p', { 'x><script': 1, 'a b': 2, ok: 3 })).toBe(' ok="3"')
  })
})

describe('styles', () => {
  it.each([
    'red;position:fixed',
    'red}body{color:blue',
    'url(',
    '"',
    'red/*',
    'expression(alert(1))',
    'url(javascript:alert(1))',
    '\\72 ed',
    '</style>',
  ])('refuse the value %j', (color) => {
    expect(() => attribute('p', 'style', { color })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_UNSAFE_STYLE' }),
    )
  })

  it.each([
    'url("data:image/png;base64,AA==")',
    'calc(1px + (2 * var(--x)))',
    "'a; b'",
    '1px solid #fff !important',
  ])('take the value %j', (background) => {
    expect(() => attribute('p', 'style', { background })).not.toThrow()
  })

  it('leave out an unsafe value in production', () => {
    const restore = templateChecks(false)

    expect(attribute('p', 'style', { color: 'red;x:y', 'a:b': 'c', margin: 0 })).toBe(
      ' style="margin:0"',
    )
    restore()
  })

  it('are an error where the policy forbids them, and left out in production', () => {
    const restores = [allowStyles(false)]

    expect(() => attribute('p', 'style', { color: 'red' })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_STYLE_FORBIDDEN' }),
    )
    expect(attribute('p', 'style', null)).toBe(' style=""')
    restores.push(templateChecks(false))
    expect(attribute('p', 'style', { color: 'red' })).toBe(' style=""')
    for (const restore of restores.reverse()) restore()
  })
})

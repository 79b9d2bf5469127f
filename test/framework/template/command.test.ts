import { describe, expect, it } from 'vitest'
import { JS } from '../../../framework/src/template/index.ts'
import {
  type Command,
  encodeCommand,
  makeBinding,
} from '../../../framework/src/template/internal.ts'

const on = makeBinding('delete')

describe('encodeCommand', () => {
  it.each<[string, Command]>([
    [
      '[["push",{"event":"delete","value":{"id":3},"target":2,"loading":"#row-3","page_loading":true}]]',
      JS.push(on({ id: 3 }), { target: 2, loading: '#row-3', pageLoading: true }),
    ],
    [
      '[["dispatch",{"event":"app:copy","to":"#code","detail":{"x":1},"bubbles":false,"blocking":true}]]',
      JS.dispatch('app:copy', { to: '#code', detail: { x: 1 }, bubbles: false, blocking: true }),
    ],
    [
      '[["show",{"to":"#m","time":150,"blocking":false,"display":"flex","transition":[["fade-in"],["o-0"],["o-100"]]}]]',
      JS.show({
        to: '#m',
        display: 'flex',
        transition: ['fade-in', 'o-0', 'o-100'],
        timeMs: 150,
        blocking: false,
      }),
    ],
    [
      '[["hide",{"to":{"closest":".menu"},"transition":[["fade-out"],[],[]]}]]',
      JS.hide({ to: { closest: '.menu' }, transition: 'fade-out' }),
    ],
    [
      '[["toggle",{"to":"#m","time":300,"display":"block","ins":[["in"],[],[]],"outs":[["out"],[],[]]}]]',
      JS.toggle({ to: '#m', display: 'block', in: 'in', out: 'out', timeMs: 300 }),
    ],
    [
      '[["add_class",{"names":["on","big"],"to":"#a","time":100,"transition":[["pulse"],[],[]]}]]',
      JS.addClass('on big', { to: '#a', transition: 'pulse', timeMs: 100 }),
    ],
    ['[["remove_class",{"names":["on"]}]]', JS.removeClass(['on'])],
    [
      '[["toggle_class",{"names":["on"],"to":{"inner":"li"}}]]',
      JS.toggleClass('on', { to: { inner: 'li' } }),
    ],
    [
      '[["transition",{"to":"#a","time":500,"transition":[["shake"],[],[]]}]]',
      JS.transition('shake', { to: '#a', timeMs: 500 }),
    ],
    [
      '[["set_attr",{"attr":["aria-expanded","true"],"to":"#b"}]]',
      JS.setAttribute('aria-expanded', 'true', { to: '#b' }),
    ],
    ['[["remove_attr",{"attr":"open","to":"#d"}]]', JS.removeAttribute('open', { to: '#d' })],
    ['[["toggle_attr",{"attr":["open","true"]}]]', JS.toggleAttribute('open', 'true')],
    [
      '[["toggle_attr",{"attr":["aria-expanded","true","false"],"to":"#b"}]]',
      JS.toggleAttribute('aria-expanded', ['true', 'false'], { to: '#b' }),
    ],
    ['[["ignore_attrs",{"attrs":["open","data-*"]}]]', JS.ignoreAttributes(['open', 'data-*'])],
    [
      '[["focus",{"to":"#i"}],["focus_first",{"to":"#m"}]]',
      JS.focus({ to: '#i' }).focusFirst({ to: '#m' }),
    ],
    ['[["push_focus",{"to":"#b"}],["pop_focus",{}]]', JS.pushFocus({ to: '#b' }).popFocus()],
    [
      '[["navigate",{"href":"/orders","replace":false}],["patch",{"href":"/items?p=2","replace":true}]]',
      JS.navigate('/orders', { replace: false }).patch('/items?p=2', { replace: true }),
    ],
    ['[["exec",{"attr":"phx-remove","to":"#m"}]]', JS.exec('onRemove', { to: '#m' })],
  ])('gives %s', (encoded, command) => {
    expect(encodeCommand(command)).toBe(encoded)
  })

  it('gives the name of an event alone', () => {
    expect(encodeCommand(on)).toBe('delete')
  })

  it('gives a push in a chain', () => {
    expect(encodeCommand(JS.show({ to: '#x' }).push(on))).toBe(
      '[["show",{"to":"#x"}],["push",{"event":"delete"}]]',
    )
    expect(encodeCommand(on.hide())).toBe('[["push",{"event":"delete"}],["hide",{}]]')
  })

  it.each([
    () => JS.navigate('javascript:alert(1)'),
    () => JS.patch('data:text/html,x'),
    () => JS.setAttribute('onclick', 'x()'),
    () => JS.setAttribute('href', 'javascript:x'),
    () => JS.setAttribute('data', 'javascript:x', { to: 'object' }),
    () => JS.toggleAttribute('srcdoc', ['<p>', '']),
    () => JS.setAttribute('phx-click', '[["exec",{}]]'),
    () => JS.push('delete' as never),
    () => encodeCommand({} as never),
    () => on('x' as never),
    () => on([1] as never),
  ])('refuses %s', (make) => {
    expect(make).toThrow(expect.objectContaining({ code: 'TEMPLATE_BAD_COMMAND' }))
  })
})

describe('makeBinding', () => {
  it('gives the same command for the same payload', () => {
    expect(on({ id: 7 })).toBe(on({ id: 7 }))
    expect(on({ id: 7 })).not.toBe(on({ id: 8 }))
    expect(on()).toBe(on)
  })

  it('forgets payloads rather than grow without bound', () => {
    const first = on({ id: -1 })

    for (let id = 0; id < 2_000; id++) on({ id })

    expect(on({ id: -1 })).not.toBe(first)
  })
})

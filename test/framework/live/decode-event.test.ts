import { describe, expect, it } from 'vitest'
import { decodeEvent } from '../../../framework/src/live/decode-event.ts'

const form = (value: string, meta?: object) =>
  decodeEvent({ type: 'form', event: 'save', value, ...(meta ? { meta } : {}) })

describe('decodeEvent', () => {
  it("takes a button's empty value out of a click", () => {
    const decoded = decodeEvent({ type: 'click', event: 'add', value: { sku: '7', value: '' } })

    expect(decoded).toMatchObject({ ok: true, value: { event: 'add', params: { sku: '7' } } })
  })

  it('keeps what a clicked element has for a value', () => {
    const decoded = decodeEvent({ type: 'click', event: 'pick', value: { value: 'red' } })

    expect(decoded).toMatchObject({ ok: true, value: { params: { value: 'red' } } })
  })

  it('keeps the empty value of a field that lost the focus', () => {
    const decoded = decodeEvent({ type: 'blur', event: 'left', value: { value: '' } })

    expect(decoded).toMatchObject({ ok: true, value: { params: { value: '' } } })
  })

  it('gives a hook payload as it is, lists too', () => {
    const decoded = decodeEvent({ type: 'hook', event: 'drawn', value: [1, 2] })

    expect(decoded).toMatchObject({ ok: true, value: { params: [1, 2] } })
  })

  it('decodes a form and takes marks and target out', () => {
    const decoded = form(
      '_unused_name=&name=&user%5B_unused_tags%5D%5B%5D=&user%5Btags%5D%5B%5D=t',
      {
        _target: 'name',
      },
    )

    expect(decoded).toMatchObject({
      ok: true,
      value: { params: { name: '', user: { tags: ['t'] } }, form: { values: { name: '' } } },
    })
    expect(decoded.ok && [...(decoded.value.form?.unused ?? [])]).toEqual([
      'name',
      'user\u0000tags',
    ])
  })

  it('lets the extra values of a form win over its fields', () => {
    expect(form('id=1&name=a', { id: '2' })).toMatchObject({
      ok: true,
      value: { params: { id: '2', name: 'a' }, form: { values: { id: '1' } } },
    })
  })

  it.each([
    [null, 'not an object'],
    [[], 'not an object'],
    [new Uint8Array(3), 'not an object'],
    [{}, 'no event name'],
    [{ event: '' }, 'no event name'],
    [{ event: 7 }, 'no event name'],
    [{ event: 'a', type: 'form', value: {} }, 'a form that is not text'],
    [{ event: 'a', type: 'form', value: 'a=%' }, 'a form that cannot be decoded'],
  ])('refuses %j: %s', (payload, problem) => {
    expect(decodeEvent(payload)).toEqual({ ok: false, error: problem })
  })

  it('leaves prototypes alone', () => {
    const meta = JSON.parse('{"__proto__":{"admin":true}}')
    const decoded = form('__proto__%5Badmin%5D=1&a=1', meta)

    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect(decoded.ok && (decoded.value.params as { admin?: boolean }).admin).toBeUndefined()
  })
})

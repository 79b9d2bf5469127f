import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeForm, encodeForm, type FormParams } from '../../../framework/src/wire/form.ts'

describe('decodeForm', () => {
  it.each([
    ['', {}],
    ['a', { a: '' }],
    ['a=1&a=2', { a: '2' }],
    ['a=1+2%2B3', { a: '1 2+3' }],
    ['a=b=c', { a: 'b=c' }],
    ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['a[0][b]=1&a[1][b]=2', { a: { 0: { b: '1' }, 1: { b: '2' } } }],
    ['a[][b]=1', { a: [{ b: '1' }] }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['[a]=1', { '[a]': '1' }],
    ['a[b=1', { 'a[b': '1' }],
    ['user[_unused_name]=&user[name]=', { user: { _unused_name: '', name: '' } }],
  ])('decodes %s', (text, params) => {
    expect(decodeForm(text)).toEqual({ ok: true, value: params })
  })

  it('leaves every prototype alone', () => {
    const decoded = decodeForm('__proto__[a]=1&b[__proto__][a]=1&constructor[prototype][a]=1')

    expect(({} as { a?: string }).a).toBeUndefined()
    expect(decoded).toEqual({ ok: true, value: { constructor: { prototype: { a: '1' } } } })
  })

  it.each([
    ['a=%ff', 'bad encoding'],
    [`a${'[b]'.repeat(16)}=1`, 'too deep'],
    ['a=1&'.repeat(1_001), 'too many keys'],
    ['a'.repeat(1_048_577), 'too large'],
  ])('refuses %.20s… as %s', (text, error) => {
    expect(decodeForm(text)).toEqual({ ok: false, error })
  })

  it('never throws', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '[', ']', '=', '&', '%', '+', '4', '1') })

    fc.assert(fc.property(noise, (text) => typeof decodeForm(text).ok === 'boolean'))
  })
})

describe('encodeForm', () => {
  it('is undone by decoding', () => {
    const key = fc.string({ minLength: 1 }).filter((text) => !/[[\]]|__proto__/.test(text))
    const { params } = fc.letrec<{ params: FormParams; value: FormParams[string] }>((tie) => ({
      params: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 5 },
        fc.string(),
        fc.array(fc.string(), { minLength: 1 }),
        tie('params'),
      ),
    }))

    fc.assert(
      fc.property(params, (values) => {
        expect(decodeForm(encodeForm(values))).toEqual({ ok: true, value: values })
      }),
    )
  })
})

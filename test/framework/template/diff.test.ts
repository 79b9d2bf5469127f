import { describe, expect, it } from 'vitest'
import { trusted } from '../../../framework/src/template/index.ts'
import {
  diffTree,
  firstTree,
  rendered,
  template,
} from '../../../framework/src/template/internal.ts'
import { Client } from './client.ts'

const heading = template(['<div><h1>', '</h1>', '</div>'], [0, 0], { root: true })
const note = template(['<p>', '</p>'], [0], { root: true })
const bold = template(['<b>', '</b>'], [0], { root: true })
const bare = template(['', '!'], [0])
const link = template(['<a', '>', '</a>'], [['a', 'href'], 0], { root: true })

describe('firstTree', () => {
  it('[LV-021] gives statics once and dynamics by index', () => {
    const { tree } = firstTree(rendered(heading, ['Cart', rendered(note, ['empty'])]))

    expect(JSON.parse(JSON.stringify(tree))).toEqual({
      s: ['<div><h1>', '</h1>', '</div>'],
      0: 'Cart',
      1: { s: ['<p>', '</p>'], r: 1, 0: 'empty' },
    })
  })

  it('has no root flag at the top, where it would be a reply', () => {
    expect(firstTree(rendered(note, ['x'])).tree).not.toHaveProperty('r')
  })

  it('flags no template that is more than one element', () => {
    const { tree } = firstTree(rendered(heading, ['a', rendered(bare, ['b'])]))

    expect(tree).toEqual({ s: heading.statics, 0: 'a', 1: { s: ['', '!'], 0: 'b' } })
  })

  it('makes every dynamic a text, so that a number is no component', () => {
    expect(firstTree(rendered(heading, [7, 8n])).tree).toMatchObject({ 0: '7', 1: '8' })
  })

  it('shows nothing for null, undefined and booleans', () => {
    expect(firstTree(rendered(heading, [null, true])).tree).toMatchObject({ 0: '', 1: '' })
  })
})

describe('diffTree', () => {
  it('sends only the slots that changed', () => {
    const { print } = firstTree(rendered(heading, ['Cart', 'x']))

    expect(diffTree(print, rendered(heading, ['Cart (1)', 'x']))).toEqual({ 0: 'Cart (1)' })
  })

  it('[LV-029] is undefined when nothing changed', () => {
    const { print } = firstTree(rendered(heading, ['Cart', rendered(note, [trusted('<i>')])]))

    expect(
      diffTree(print, rendered(heading, ['Cart', rendered(note, [trusted('<i>')])])),
    ).toBeUndefined()
  })

  it('sends nothing for another value with the same text', () => {
    const { print } = firstTree(rendered(heading, [5, null]))

    expect(diffTree(print, rendered(heading, ['5', false]))).toBeUndefined()
  })

  it('sends the change within a part alone', () => {
    const { print } = firstTree(rendered(heading, ['Cart', rendered(note, ['empty'])]))

    expect(diffTree(print, rendered(heading, ['Cart', rendered(note, ['one item'])]))).toEqual({
      1: { 0: 'one item' },
    })
  })

  it('[LV-023] sends the branch alone when a condition changes', () => {
    const { print } = firstTree(rendered(heading, ['Cart', rendered(note, ['empty'])]))

    expect(diffTree(print, rendered(heading, ['Cart', rendered(bold, ['full'])]))).toEqual({
      1: { s: ['<b>', '</b>'], r: 1, 0: 'full' },
    })
  })

  it('sends statics again after a part was gone', () => {
    const { print } = firstTree(rendered(heading, ['Cart', rendered(note, ['empty'])]))

    expect(diffTree(print, rendered(heading, ['Cart', false]))).toEqual({ 1: '' })
    expect(diffTree(print, rendered(heading, ['Cart', rendered(note, ['empty'])]))).toEqual({
      1: { s: ['<p>', '</p>'], r: 1, 0: 'empty' },
    })
  })

  it('sends the whole tree when the outermost template changes', () => {
    const { print } = firstTree(rendered(heading, ['Cart', 'x']))

    expect(diffTree(print, rendered(note, ['bye']))).toEqual({ s: ['<p>', '</p>'], 0: 'bye' })
  })

  it('tells templates apart by identity, not by their statics', () => {
    const twin = template(['<p>', '</p>'], [0], { root: true })
    const { print } = firstTree(rendered(heading, ['', rendered(note, ['a'])]))

    expect(diffTree(print, rendered(heading, ['', rendered(twin, ['a'])]))).toHaveProperty('1.s')
  })

  it('takes an attribute away and puts it back', () => {
    const { print } = firstTree(rendered(link, ['/a', 'x']))

    expect(diffTree(print, rendered(link, [null, 'x']))).toEqual({ 0: '' })
    expect(diffTree(print, rendered(link, ['/b', 'x']))).toEqual({ 0: ' href="/b"' })
  })

  it('keeps the print right when a text and a part change at once', () => {
    const client = new Client(rendered(heading, ['a', 'b']))

    client.update(rendered(heading, ['c', rendered(note, ['d'])]))

    expect(client.update(rendered(heading, ['c', rendered(note, ['d'])]))).toBeUndefined()
    expect(client.html).toBe('<div><h1>c</h1><p>d</p></div>')
  })
})

import { describe, expect, it } from 'vitest'
import { findChanges } from '../../../client/src/patch/find-changes.ts'
import {
  type Diff,
  ElementMarks,
  type JoinTree,
  mergeDiff,
  openTree,
  treeToHtml,
} from '../../../framework/src/wire/index.ts'

const page: JoinTree = {
  s: ['<h1>', '</h1>', '', ''],
  0: 'Title',
  1: { s: ['<table>', '</table>'], r: 1, 0: rows(['a', 'b', 'c']) },
  2: 1,
  c: { 1: { s: ['<p>', '</p>'], r: 1, 0: 'x' } },
}

function rows(names: readonly string[]) {
  const entries = Object.fromEntries(names.map((name, index) => [index, { 0: name }]))
  return { s: ['<tr>', '</tr>'], k: { ...entries, kc: names.length } }
}

function idsOf(diff: Diff): readonly string[] | undefined {
  const marks = new ElementMarks('v')
  const before = openTree(page)
  treeToHtml(before, { marks })
  return findChanges(before, mergeDiff(before, diff), marks)?.map(({ id }) => id)
}

describe('findChanges', () => {
  it('finds the one row that changed', () => {
    expect(idsOf({ 1: { 0: { k: { 1: { 0: 'B' }, kc: 3 } } } })).toEqual(['m2-v'])
  })

  it('finds what holds a list whose rows moved', () => {
    expect(idsOf({ 1: { 0: { k: { 0: 1, 1: 0, kc: 3, km: true } } } })).toEqual(['m4-v'])
  })

  it('finds what holds a list that grew', () => {
    expect(idsOf({ 1: { 0: { k: { 3: { 0: 'd' }, kc: 4 } } } })).toEqual(['m4-v'])
  })

  it('finds a component', () => {
    expect(idsOf({ c: { 1: { 0: 'y' } } })).toEqual(['c1-v'])
  })

  it('finds nothing smaller than the view when a slot of its own changed', () => {
    expect(idsOf({ 0: 'Other' })).toBeUndefined()
  })

  it('finds nothing smaller than the view when a part has another template', () => {
    expect(idsOf({ 1: { s: ['<p>', '</p>'], r: 1, 0: '' } })).toBeUndefined()
  })

  it('finds nothing when nothing changed', () => {
    expect(idsOf({})).toEqual([])
  })
})

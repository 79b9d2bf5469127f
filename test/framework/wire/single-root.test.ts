import { describe, expect, it } from 'vitest'
import { hasSingleRoot } from '../../../framework/src/wire/single-root.ts'

describe('hasSingleRoot', () => {
  it.each([
    [['<li>', '</li>']],
    [['\n <li id="', '" class=\'', "'>", '</li>\n']],
    [['<!-- row --><tr><td>', '</td><td><br>', '</td></tr>']],
    [['<li title=">', '"><input disabled', '></li>']],
    [['<circle r="', '"/>']],
    [['<img src="', '">']],
  ])('is true for %j', (statics) => {
    expect(hasSingleRoot(statics)).toBe(true)
  })

  it.each([
    [['', '']],
    [['text']],
    [['<li>', '</li>', '']],
    [['', '<li></li>']],
    [['<dt>', '</dt><dd>', '</dd>']],
    [['<b></b> text']],
    [['<!-- open']],
    [['<li>']],
  ])('is false for %j', (statics) => {
    expect(hasSingleRoot(statics)).toBe(false)
  })
})

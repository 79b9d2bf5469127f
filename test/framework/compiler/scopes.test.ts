import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { isModuleLevel, resolveNames } from '../../../framework/src/compiler/scopes.ts'

/** The uses of a name: `module`, `inner` or `global`, and whether its variable is assigned again. */
function usesOf(name: string, source: string): string[] {
  const { program, errors } = parseSync('a.tsx', source, { lang: 'tsx', sourceType: 'module' })
  if (errors.length > 0) throw new Error(errors[0]?.message)
  return resolveNames(program)
    .filter((reference) => reference.name === name)
    .map(({ binding }) => {
      if (!binding) return 'global'
      return `${isModuleLevel(binding) ? 'module' : 'inner'}${binding.reassigned ? ' changed' : ''}`
    })
}

describe('resolveNames', () => {
  it.each([
    ['x', 'global'],
    ['const x = 1; x', 'module'],
    ['import x from "x"; x', 'module'],
    ['import { y as x } from "x"; x', 'module'],
    ['import * as x from "x"; x', 'module'],
    ['function x() {} x', 'module'],
    ['class x {} x', 'module'],
    ['enum x {} x', 'module'],
    ['x; var x', 'module'],
    ['{ var x } x', 'module'],
    ['{ let x } x', 'global'],
    ['{ function x() {} } x', 'global'],
    ['function f(x) { x }', 'inner'],
    ['function f({ y: { x = 1 } }) { x }', 'inner'],
    ['function f([, ...x]) { x }', 'inner'],
    ['(x) => x', 'inner'],
    ['const x = 1; ((x) => x)', 'inner'],
    ['const x = 1; { const x = 2; x }', 'inner'],
    ['for (const x of []) x', 'inner'],
    ['for (let x = 0; ;) x', 'inner'],
    ['try {} catch (x) { x }', 'inner'],
    ['try {} catch ({ x }) { x }', 'inner'],
    ['const f = function x() { x }', 'inner'],
    ['const C = class x { m() { x } }', 'inner'],
    ['switch (1) { case 1: let x; x }', 'inner'],
    ['class A { constructor(private x: 1) { x } }', 'inner'],
    ['let x; const y = x; x = 1', 'module changed'],
    ['var x = 1; const y = x; var x = 2', 'module changed'],
  ])('finds the variable of x in: %s', (source, use) => {
    expect(usesOf('x', source)[0]).toBe(use)
  })

  it.each([
    'a.x; b?.x',
    'const y = { x: 1, x() {}, get x() { return 1 } }',
    'class A { x = 1; #x; static x() {} }',
    'const { x: y } = a',
    'x: for (;;) break x',
    'type x = 1; const y: x = f<x>(a as x)',
    'interface I { x: 1 }',
    'const y = <p x="1"><x/></p>',
    'const y = <A.x/>',
    'export { y as x }; const y = 1',
    'declare function x(): void',
  ])('takes for no use of x: %s', (source) => {
    expect(usesOf('x', source)).toEqual([])
  })

  it.each([
    'const y = a[x]',
    'const y = { [x]: 1 }',
    'const y = { x }',
    'class A { [x] = 1 }',
    'const { [x]: y } = a',
    'const y = <x.B/>',
    'const y = <p {...x}/>',
    'const y = x as number',
    'const y = x satisfies number',
    'const y = x!',
    'const y = (z = x) => z',
    'const y = tag`$' + '{x}`',
    'y = x',
    'class A extends x {}',
  ])('takes for a use of x: %s', (source) => {
    expect(usesOf('x', source)).toEqual(['global'])
  })

  it.each([
    'x = 1',
    'x += 1',
    'x++',
    '--x',
    '[x] = a',
    '({ x } = a)',
    '({ y: [x] } = a)',
    '({ x = 1 } = a)',
    '[...x] = a',
    'for (x of a) {}',
    'for (x in a) {}',
    '(x as number) = 1',
  ])('sees that x is assigned in: %s', (source) => {
    expect(usesOf('x', `let x; ${source}`)).toContain('module changed')
  })

  it('does not take the change of a property for one of the variable', () => {
    expect(usesOf('x', 'const x = {}; x.y = 1; x.z++; [x.a] = [1]')).toEqual([
      'module',
      'module',
      'module',
    ])
  })
})

import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import { decodeEntities } from '../../../framework/src/compiler/entities.ts'

describe('decodeEntities', () => {
  it.each([
    ['a &lt;b&gt; &amp;amp; &quot;c&quot; &apos;', `a <b> &amp; "c" '`],
    ['&nbsp;&yuml;&Alpha;&omega;&thetasym;&euro;&diams;', '\u00a0ÿΑωϑ€♦'],
    ['&#65;&#x41;&#x1f600;', 'AA😀'],
    ['&nope; &AMP; & &; &#; &#x; &lt &#x110000;', '&nope; &AMP; & &; &#; &#x; &lt &#x110000;'],
    ['&constructor;&toString;', '&constructor;&toString;'],
  ])('decodes %j to %j', (written, text) => {
    expect(decodeEntities(written)).toBe(text)
  })

  it("knows the same names as Vite's own transform", async () => {
    const names = [...'AEIOUaeiou'].flatMap((letter) =>
      ['grave', 'acute', 'circ', 'uml', 'tilde', 'ring', 'slash'].map((accent) => letter + accent),
    )
    const others =
      'sigmaf Sigma sigma Rho Tau hellip lang rang loz permil Prime bull alefsym crarr upsih piv sect'
    const written = [...names, ...others.split(' ')].map((name) => `&${name};`).join('|')

    const { code } = await transformWithOxc(`x(<a t="${written}"/>)`, 'a.tsx', {
      jsx: { runtime: 'automatic', importSource: 'anka' },
      sourcemap: false,
    })

    expect(code).toContain(JSON.stringify(decodeEntities(written)).slice(1, 40))
  })
})

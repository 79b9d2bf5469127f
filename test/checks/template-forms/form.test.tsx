import { expect, it } from 'vitest'

const Page = ({ count }: { count: number }) => <p>{count}</p>

it('templates have the form that this run of the suite is about', () => {
  const form = Page.toString().includes('jsxDEV') ? 'uncompiled' : 'compiled'

  expect(form).toBe(process.env.TEMPLATES)
})

import { type Child, Fragment, JS, type Rendered, renderToString, srcSet } from 'anka/template'
import { describe, expect, it } from 'vitest'
import type { Binding, Command } from '../../../framework/src/template/index.ts'
import { makeBinding } from '../../../framework/src/template/internal.ts'

const on = {
  inc: makeBinding('inc') as Command,
  save: makeBinding('save') as never as Binding<{ name: string }> &
    ((payload: { name: string }) => Command),
}

function Card({
  title,
  children,
  footer,
}: {
  title: string
  children?: Child
  footer?: Child
}): Rendered {
  return (
    <div class={['card', title === '' && 'empty']}>
      <p>{title}</p>
      {children}
      {footer}
    </div>
  )
}

describe('elements', () => {
  it('take attributes by their DOM names', () => {
    const element = (
      <label for="name" class="wide" tabindex={1} aria-hidden={false} data-id={7}>
        Name
      </label>
    )

    expect(renderToString(element)).toBe(
      '<label for="name" class="wide" tabindex="1" aria-hidden="false" data-id="7">Name</label>',
    )
  })

  it('of SVG keep their case', () => {
    const element = (
      <svg viewBox="0 0 8 8">
        <linearGradient id="g" gradientUnits="userSpaceOnUse" />
        <path d="M0 0" stroke-width={2} fill="none" />
      </svg>
    )

    expect(renderToString(element)).toBe(
      '<svg viewBox="0 0 8 8"><linearGradient id="g" gradientUnits="userSpaceOnUse"></linearGradient>' +
        '<path d="M0 0" stroke-width="2" fill="none"></path></svg>',
    )
  })

  it('of custom names take any attribute', () => {
    expect(renderToString(<my-chart points="1 2">x</my-chart>)).toBe(
      '<my-chart points="1 2">x</my-chart>',
    )
  })

  it('without content close themselves', () => {
    expect(
      renderToString(
        <p>
          <br />
          <input name="a" disabled />
          <i />
        </p>,
      ),
    ).toBe('<p><br><input name="a" disabled><i></i></p>')
  })

  it('take the props of the framework', () => {
    const form = (
      <form onSubmit={on.save} onChange={on.inc} autoRecover="ignore">
        <input debounceMs="blur" patchFocused value="" />
        <button
          onClick={JS.hide({ to: '#a' })}
          disableWith="Saving"
          values={{ id: 7 }}
          target="#list"
        >
          Save
        </button>
      </form>
    )

    expect(renderToString(form)).toBe(
      '<form phx-submit="save" phx-change="inc" phx-auto-recover="ignore">' +
        '<input phx-debounce="blur" phx-patch-focused value="">' +
        `<button phx-click='[["hide",{"to":"#a"}]]' phx-disable-with="Saving" phx-value-id="7" phx-target="#list">` +
        'Save</button></form>',
    )
  })

  it('become links that the client follows', () => {
    const links = (
      <Fragment>
        <a patch="/a?b=1">patch</a>
        <a class="x" navigate="/b" replace>
          navigate
        </a>
        <a href="/c" hreflang="en">
          plain
        </a>
      </Fragment>
    )

    expect(renderToString(links)).toBe(
      '<a href="/a?b=1" data-phx-link="patch" data-phx-link-state="push">patch</a>' +
        '<a class="x" href="/b" data-phx-link="redirect" data-phx-link-state="replace">navigate</a>' +
        '<a href="/c" hreflang="en">plain</a>',
    )
  })

  it('take candidates of images', () => {
    expect(renderToString(<img alt="" srcset={srcSet([{ url: '/a.png', density: 2 }])} />)).toBe(
      '<img alt="" srcset="/a.png 2x">',
    )
  })

  it('are components when they are functions', () => {
    const card = (
      <Card title="A" footer={<i>f</i>}>
        <b>1</b>
        text {2}
      </Card>
    )

    expect(renderToString(card)).toBe('<div class="card"><p>A</p><b>1</b>text 2<i>f</i></div>')
  })

  it('spread props in the order in which they stand', () => {
    const props = { id: 'spread', title: 't' }

    expect(
      renderToString(
        <p {...props} title="after">
          x
        </p>,
      ),
    ).toBe('<p id="spread" title="after">x</p>')
  })
})

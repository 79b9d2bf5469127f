import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../../../framework/src/http/index.ts'
import { createBindings } from '../../../framework/src/live/bindings.ts'
import { type Form, toForm } from '../../../framework/src/live/form.ts'
import { type FormState, pathKey, UNTOUCHED } from '../../../framework/src/live/form-state.ts'
import { liveView } from '../../../framework/src/live/index.ts'
import { enterRender, leaveRender } from '../../../framework/src/live/render-scope.ts'
import { encodeCommand } from '../../../framework/src/template/internal.ts'
import { startHarness } from './live-harness.ts'

interface Values {
  readonly email: string
  readonly age?: number
  readonly tags: readonly string[]
  readonly address: { readonly city: string }
  readonly items: readonly { readonly name: string }[]
}

const on = createBindings(new Map([['save', {}]])) as { readonly save: never }

function formOf(state: Partial<FormState>, data?: Partial<Values>): Form<Values> {
  const outer = enterRender({ keepForm: () => ({ ...UNTOUCHED, ...state }) })
  try {
    return toForm<Values>(on.save, data ? { data } : {})
  } finally {
    leaveRender(outer)
  }
}

const typed = (values: unknown, ...unused: string[][]) => ({
  typed: { values, unused: new Set(unused.map(pathKey)) },
})

describe('toForm', () => {
  it('names the events of its two bindings', () => {
    const form = formOf({})

    expect([form.id, encodeCommand(form.change), encodeCommand(form.submit)]).toEqual([
      'save-form',
      'save:change',
      'save',
    ])
    expect(formOf({}).change).toBe(form.change)
  })

  it('shows data until something is typed', () => {
    const data = { email: 'ada@example.com', age: 36 }

    expect(formOf({}, data).fields.age.value).toBe('36')
    expect(formOf(typed({ email: 'x' }), data).fields.email.value).toBe('x')
    expect(formOf(typed({ email: 'x' }), data).fields.age.value).toBe('')
  })

  it('names fields by their path', () => {
    const { address, items } = formOf({}, { items: [{ name: 'a' }, { name: 'b' }] }).fields

    expect(address.fields.city.name).toBe('address[city]')
    expect(address.fields.city.id).toBe('save-form_address_city')
    expect(items.items.map((item) => item.fields.name.name)).toEqual([
      'items[0][name]',
      'items[1][name]',
    ])
  })

  it('gives all values of a list', () => {
    expect(formOf(typed({ tags: ['a', 'b'] })).fields.tags.values).toEqual(['a', 'b'])
  })

  it('shows errors of used fields only', () => {
    const issues = [
      { message: 'bad', path: ['email'] },
      { message: 'empty', path: [{ key: 'address' }, 'city'] },
    ]
    const state = { ...typed({ email: 'x', address: { city: '' } }, ['address', 'city']), issues }

    const { fields } = formOf(state)

    expect(fields.email.errors).toEqual(['bad'])
    expect([fields.address.fields.city.used, fields.address.used]).toEqual([false, false])
    expect(fields.address.fields.city.errors).toEqual([])
  })

  it('shows all errors after a submit, those of the whole form too', () => {
    const issues = [{ message: 'bad', path: ['email'] }, { message: 'too many' }]

    const form = formOf({ ...typed({}), issues, isSubmitted: true })

    expect(form.fields.email.errors).toEqual(['bad'])
    expect(form.errors).toEqual(['too many'])
  })

  it('never reads a prototype', () => {
    const form = formOf(typed({})) as unknown as Form<Record<'constructor' | 'toString', string>>

    expect(form.fields.constructor.value).toBe('')
    expect(form.fields.toString.name).toBe('toString')
  })

  it('is refused outside of a render, and for what is no event', () => {
    expect(() => toForm(on.save)).toThrow('LIVE_NO_RENDER_SCOPE')
    const outer = enterRender({ keepForm: () => UNTOUCHED })
    expect(() => toForm({} as never)).toThrow('LIVE_NOT_A_FORM_EVENT')
    leaveRender(outer)
  })
})

describe('a form of a view', () => {
  const to = routes({ form: '/form' })
  const saved: unknown[] = []
  const View = liveView({
    mount: () => ({}),
    events: {
      save: {
        params: z.object({
          email: z.email('is no address'),
          age: z.coerce.number<string>().min(18, 'too young'),
        }),
        handle: (_socket, values) => {
          saved.push(values)
        },
      },
    },
    render: (_assigns, on) => {
      const { fields, submit, change, id } = toForm(on.save)
      return (
        <form id={id} onSubmit={submit} onChange={change}>
          {fields.email.value}|{fields.email.errors.join()}|{fields.age.errors.join()}
        </form>
      )
    },
  })
  const html = (response: object): string => JSON.stringify(response)

  it('validates as the person types, and reaches handle with values that hold', async () => {
    const app = await startHarness((r) => r.live(to.form, View))
    const { socket, topic } = await app.join('/form')

    const change = await socket.form(topic, 'save:change', 'email=a&_unused_age=&age=', {
      _target: 'email',
    })
    const refused = await socket.form(topic, 'save', 'email=a&age=3')
    const done = await socket.form(topic, 'save', 'email=a@example.com&age=30', { extra: '1' })

    expect(html(change.response)).toContain('is no address')
    expect(html(change.response)).not.toContain('too young')
    expect(html(refused.response)).toContain('too young')
    expect(saved).toEqual([{ email: 'a@example.com', age: 30 }])
    expect(socket.pushes('diff').map(html).join()).toContain('a@example.com')
    expect(Object.values(done.response.diff as object)).toEqual([''])
  })

  it('shows what was submitted before it is empty, when no change had told of it', async () => {
    const app = await startHarness((r) => r.live(to.form, View))
    const { socket, topic } = await app.join('/form')

    const done = await socket.form(topic, 'save', 'email=b@example.com&age=31')

    expect(socket.pushes('diff')).toEqual([{ 3: 'b@example.com' }])
    expect(done.response).toEqual({ diff: { 3: '' } })
  })

  it('says nothing twice when a change had told of all that is submitted', async () => {
    const app = await startHarness((r) => r.live(to.form, View))
    const { socket, topic } = await app.join('/form')
    const value = 'email=b@example.com&age=31'
    await socket.form(topic, 'save:change', value, { _target: 'age' })

    const done = await socket.form(topic, 'save', value)

    expect(socket.pushes('diff')).toEqual([])
    expect(html(done.response)).toContain('""')
  })

  it('takes what a reconnected page sends before anything else', async () => {
    const app = await startHarness((r) => r.live(to.form, View))
    const { socket, topic } = await app.join('/form')

    const recovered = await socket.form(topic, 'save:change', 'email=half&age=', {
      _target: 'email',
    })

    expect(html(recovered.response)).toContain('half')
  })
})

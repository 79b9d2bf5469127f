// What the types of views, events, forms and routes infer, and what they refuse.

import { type Routes, router, routes } from 'anka/http'
import { type Child, each, JS, liveView, messages, toForm } from 'anka/live'
import { topic } from 'anka/pubsub'
import { z } from 'zod'

declare module 'anka/live' {
  interface Register {
    scope: { readonly userId: string }
  }
}

const to = routes({ home: '/', rooms: '/rooms', room: '/rooms/:room', todo: '/todo' })

interface Message {
  readonly id: string
  readonly body: string
}
type ChatEvent =
  | { readonly type: 'posted'; readonly message: Message }
  | { readonly type: 'typing'; readonly who: string }
const chatTopic = topic<ChatEvent>('room:*')
const foreign = topic<{ readonly foreign: true }>('other:*')

export const RoomLive = liveView({
  params: z.object({ room: z.string(), at: z.coerce.number().optional() }),
  messages: messages<ChatEvent>(),
  async mount(socket, { params }) {
    if (socket.scope.userId === '') return socket.redirect(to.home())
    socket.subscribe(chatTopic(params.room))
    return { room: params.room, typing: [] as readonly string[], list: [] as readonly Message[] }
  },
  events: {
    send: {
      params: z.object({ body: z.string().min(1) }),
      async handle(socket, { body }) {
        socket.assign({ typing: [body] })
      },
      invalid: (socket) => socket.putFlash('error', 'Write something first'),
    },
    older: (socket) => socket.putFlash('info', 'older'),
    leave: (socket) => socket.navigate(to.rooms()),
  },
  handleInfo(socket, message) {
    if (message.type === 'posted') socket.update('list', (list) => [...list, message.message])
    else socket.update('typing', (who) => [...who, message.who])
  },
  render: ({ room, list }, on) => (
    <section>
      <h1>{room}</h1>
      <ul id="messages" onViewportTop={on.older}>
        {list.map((message) => (
          <li key={message.id}>{message.body}</li>
        ))}
      </ul>
      <form id="composer" onSubmit={on.send}>
        <input name="body" autocomplete="off" />
        <button>Send</button>
      </form>
      <button onClick={on.leave}>Leave</button>
    </section>
  ),
})

function Card(props: { title: string; children?: Child; footer?: Child }) {
  return (
    <div class={['card', props.title === '' && 'empty']}>
      <p>{props.title}</p>
      {props.children}
      {props.footer}
    </div>
  )
}

interface Todo {
  readonly id: string
  readonly title: string
}

export const TodoLive = liveView({
  params: z.object({ filter: z.enum(['all', 'done']).default('all') }),
  mount: (_socket, { params }) => ({
    filter: params.filter,
    todos: [] as readonly Todo[],
    count: 0,
  }),
  events: {
    inc: (socket) => socket.update('count', (n) => n + 1),
    add: {
      params: z.object({ by: z.number() }),
      handle(socket, { by }) {
        socket.assign({ count: socket.assigns.count + by })
      },
    },
    pick: {
      params: z.object({ id: z.string() }),
      handle(socket, { id }) {
        socket.putFlash('info', id)
      },
    },
  },
  render: ({ count, todos }, on) => (
    <div>
      <button onClick={on.inc}>+</button>
      <button onClick={on.add({ by: 2 })}>+2</button>
      <button onClick={JS.show({ to: '#x' }).push(on.add({ by: 3 }))}>+3</button>
      <Card title="Count" footer={<p>end</p>}>
        {count}
      </Card>
      <ul>
        {each(
          todos,
          (todo) => (
            <li key={todo.id} onClick={on.pick({ id: todo.id })}>
              {todo.title}
            </li>
          ),
          [on],
        )}
      </ul>
    </div>
  ),
})

export const SignUpLive = liveView({
  mount: () => ({}),
  events: {
    save: {
      params: z.object({
        email: z.email(),
        age: z.coerce.number<string>().min(18).optional(),
      }),
      handle: (socket, { email, age }) => socket.putFlash('info', `${email} ${age?.toFixed()}`),
    },
  },
  render: (_assigns, on) => {
    const form = toForm(on.save, { data: { email: 'ada@example.com' } })
    return (
      <form id={form.id} onChange={form.change} onSubmit={form.submit}>
        <input name={form.fields.email.name} value={form.fields.email.value} />
        {form.fields.age.used && form.fields.age.errors}
        {/* @ts-expect-error no such field */}
        {form.fields.phone}
      </form>
    )
  },
})

export const appRouter = router((r) => {
  r.live(to.room, RoomLive)
  r.live(to.todo, TodoLive)
  r.live(to.todo, () => Promise.resolve(TodoLive))
  // @ts-expect-error the route does not name `room`, which the view requires
  r.live(to.home, RoomLive)
})

export const path: string = to.room({ room: 7 })
// @ts-expect-error the parameter of the route is missing
to.room({})
// @ts-expect-error no such route
to.nowhere()
export type Named = Routes<{ home: '/' }>

// Each marked line of these must be a compile error.
export const Wrong = liveView({
  messages: messages<ChatEvent>(),
  mount(socket) {
    // @ts-expect-error this view does not handle such messages
    socket.subscribe(foreign('1'))
    return { n: 1 }
  },
  events: {
    add: {
      params: z.object({ by: z.number() }),
      handle(socket, { by }) {
        // @ts-expect-error no such assign
        socket.assign({ nn: by })
      },
    },
  },
  render: ({ n }, on) => (
    <div>
      {n}
      {/* @ts-expect-error an event is a value, not a string */}
      <button onClick="add">x</button>
      {/* @ts-expect-error the payload is missing */}
      <button onClick={on.add} />
      {/* @ts-expect-error payload of the wrong type */}
      <button onClick={on.add({ by: 'x' })} />
      {/* @ts-expect-error no such event */}
      <button onClick={on.nope} />
      {/* @ts-expect-error misspelled prop */}
      <Card titel="x" />
      {/* @ts-expect-error unknown tag */}
      <buton />
    </div>
  ),
})

// A view that is written where it is routed infers as one that stands apart.
export const inlineRouter = router((r) => {
  r.live(
    to.home,
    liveView({
      mount(_socket, { params }) {
        const sort: string | undefined = params.sort
        return { sort }
      },
      render: ({ sort }) => <p>{sort}</p>,
    }),
  )
  r.live(
    to.room,
    liveView({
      params: z.object({ room: z.coerce.number() }),
      mount: (_socket, { params }) => ({ next: params.room + 1 }),
      events: { add: (socket) => socket.update('next', (next) => next + 1) },
      render: ({ next }, on) => <button onClick={on.add}>{next.toFixed()}</button>,
    }),
  )
  r.live(
    to.rooms,
    // @ts-expect-error /rooms does not name the param `room`
    liveView({
      params: z.object({ room: z.string() }),
      mount: (_socket, { params }) => ({ room: params.room }),
      render: ({ room }) => <p>{room}</p>,
    }),
  )
})

import { liveView } from 'anka/live'
import { z } from 'zod'

interface Row {
  readonly id: number
  readonly name: string
}

const rows = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `Row ${id}` }))

export const ListLive = liveView({
  mount: () => ({ rows: rows(5) }),
  events: {
    reverse: (socket) => socket.update('rows', (list) => list.toReversed()),
    append: (socket) =>
      socket.update('rows', (list) => [...list, { id: list.length, name: `Row ${list.length}` }]),
    rename: {
      params: z.object({ id: z.number() }),
      handle: (socket, { id }) =>
        socket.update('rows', (list) =>
          list.map((row) => (row.id === id ? { ...row, name: `${row.name}!` } : row)),
        ),
    },
    clear: (socket) => socket.assign({ rows: [] }),
  },
  render: ({ rows }, on) => (
    <main>
      <h1>List</h1>
      <button id="reverse" type="button" onClick={on.reverse}>
        Reverse
      </button>
      <button id="append" type="button" onClick={on.append}>
        Append
      </button>
      <button id="clear" type="button" onClick={on.clear}>
        Clear
      </button>
      <ul id="rows">
        {rows.map((row) => (
          <li key={row.id} id={`row-${row.id}`}>
            <button type="button" onClick={on.rename({ id: row.id })}>
              {row.name}
            </button>
            <input name={`note-${row.id}`} aria-label={`Note ${row.id}`} />
          </li>
        ))}
      </ul>
    </main>
  ),
})

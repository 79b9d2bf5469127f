import { liveView } from 'anka/live'
import { z } from 'zod'
import { createRow, createRows, touchRow } from './table-rows.ts'

export const TableLive = liveView({
  mount: () => ({ rows: createRows() }),
  events: {
    touch: {
      params: z.object({ i: z.number().int() }),
      handle: (socket, { i }) => socket.update('rows', (rows) => touchRow(rows, i)),
    },
    shuffle: (socket) => socket.update('rows', (rows) => rows.toReversed()),
    append: (socket) => socket.update('rows', (rows) => [...rows, createRow(rows.length)]),
  },
  render: ({ rows }, on) => (
    <main>
      <h1>A table</h1>
      <button type="button" onClick={on.shuffle}>
        Shuffle
      </button>
      <button type="button" onClick={on.append}>
        Append
      </button>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.id}</td>
              <td>{row.name}</td>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  ),
})

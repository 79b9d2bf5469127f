import { liveView } from 'anka/live'
import { z } from 'zod'
import { createRows, touchRow } from './table-rows.ts'

/** The table again, with a command on each of its rows. */
export const RowsLive = liveView({
  mount: () => ({ rows: createRows() }),
  events: {
    touch: {
      params: z.object({ i: z.number().int() }),
      handle: (socket, { i }) => socket.update('rows', (rows) => touchRow(rows, i)),
    },
  },
  render: ({ rows }, on) => (
    <main>
      <h1>Rows to click on</h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} onClick={on.touch({ i: row.id })}>
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

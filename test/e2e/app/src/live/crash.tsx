import { liveView } from 'anka/live'

class Boom extends Error {
  override readonly name = 'Boom'
}

export const CrashLive = liveView({
  mount: () => ({ count: 0, draft: '' }),
  events: {
    count: (socket) => socket.update('count', (count) => count + 1),
    write: (socket, { draft }) => socket.assign({ draft: String(draft) }),
    crash() {
      throw new Boom('asked for')
    },
  },
  render: ({ count, draft }, on) => (
    <main>
      <h1>Crash</h1>
      <output id="number">{count}</output>
      <button id="count" type="button" onClick={on.count}>
        Count
      </button>
      <button id="crash" type="button" onClick={on.crash}>
        Crash
      </button>
      <form id="draft-form" onChange={on.write}>
        <input id="draft" name="draft" value={draft} />
      </form>
      <p id="heard">{draft}</p>
    </main>
  ),
})

import { liveView } from 'anka/live'

/** Thirty lines that never change, and a number. */
export const CounterLive = liveView({
  mount: () => ({ count: 0 }),
  events: {
    inc: (socket) => socket.update('count', (count) => count + 1),
  },
  render: ({ count }, on) => (
    <main class="page">
      <header class="masthead">
        <h1>A counter</h1>
        <p>It counts the clicks of one visitor.</p>
      </header>
      <nav aria-label="Pages">
        <a href="/counter">Counter</a>
        <a href="/table">Table</a>
        <a href="/rows">Rows</a>
        <a href="/chat">Chat</a>
        <a href="/clock">Clock</a>
      </nav>
      <section class="card" aria-labelledby="count-title">
        <h2 id="count-title">Clicks so far</h2>
        <p id="count" class="number">
          {count}
        </p>
        <button type="button" class="primary" onClick={on.inc}>
          One more
        </button>
      </section>
      <section class="card">
        <h2>How it is done</h2>
        <ol>
          <li>The button sends an event.</li>
          <li>The view adds one to its count.</li>
          <li>The page gets the number and nothing else.</li>
        </ol>
      </section>
      <footer>
        <p>Thirty lines stand still.</p>
        <p>One number moves.</p>
      </footer>
    </main>
  ),
})

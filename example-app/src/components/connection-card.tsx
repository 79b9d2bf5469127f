/** What the socket is doing. The browser knows that, so a hook fills it in and patches leave it alone. */
export function ConnectionCard() {
  return (
    <section class="card connection" aria-labelledby="connection-title">
      <h2 id="connection-title">Connection</h2>
      <div id="connection" hook="Connection" update="ignore">
        <p class="state">
          <span class="lamp" aria-hidden="true" />
          <span data-part="state">Connecting</span>
        </p>
        <dl class="meter">
          <div>
            <dt>Last patch</dt>
            <dd data-part="bytes">–</dd>
          </div>
          <div>
            <dt>Patches</dt>
            <dd data-part="patches">0</dd>
          </div>
        </dl>
      </div>
    </section>
  )
}

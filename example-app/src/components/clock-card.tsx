const two = (value: number): string => String(value).padStart(2, '0')
const dayOf = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})

export function ClockCard({ nowMs }: { readonly nowMs: number }) {
  const now = new Date(nowMs)
  return (
    <section class="card clock" aria-labelledby="clock-title">
      <h2 id="clock-title">Server time</h2>
      <time id="clock" class="time">
        {two(now.getUTCHours())}:{two(now.getUTCMinutes())}
        <span class="seconds">:{two(now.getUTCSeconds())}</span>
      </time>
      <p class="hint">{dayOf.format(now)}, UTC</p>
    </section>
  )
}

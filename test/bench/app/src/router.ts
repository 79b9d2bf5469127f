import {
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  router,
  secureHeaders,
} from 'anka/http'
import { Root } from './layout.tsx'
import { ChatLive } from './live/chat.tsx'
import { ClockLive } from './live/clock.tsx'
import { CounterLive } from './live/counter.tsx'
import { RowsLive } from './live/rows.tsx'
import { TableLive } from './live/table.tsx'
import { to } from './routes.ts'

export const appRouter = router((r) => {
  r.pipeline('browser', [
    fetchSession,
    fetchFlash,
    rootLayout(Root),
    protectFromForgery,
    secureHeaders,
  ])
  r.scope('/', { through: ['browser'] }, (r) => {
    r.live(to.counter, CounterLive)
    r.live(to.table, TableLive)
    r.live(to.rows, RowsLive)
    r.live(to.chat, ChatLive)
    r.live(to.clock, ClockLive)
  })
})

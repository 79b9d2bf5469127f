import {
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  router,
  secureHeaders,
} from 'anka/http'
import { Root } from './layout.tsx'
import { CounterLive } from './live/counter.tsx'
import { CrashLive } from './live/crash.tsx'
import { FormLive } from './live/form.tsx'
import { HookLive } from './live/hook.tsx'
import { ListLive } from './live/list.tsx'
import { LandingLive, PagesLive } from './live/pages.tsx'
import { TickingLive } from './live/ticking.tsx'
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
    r.liveSession('fixture', {}, (r) => {
      r.live(to.counter, CounterLive)
      r.live(to.form, FormLive)
      r.live(to.crash, CrashLive)
      r.live(to.hook, HookLive)
      r.live(to.list, ListLive)
      r.live(to.ticking, TickingLive)
      r.live(to.pages, PagesLive)
      r.live(to.landing, LandingLive)
    })
  })
})

import {
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  router,
  secureHeaders,
} from 'anka/http'
import { Root } from './layout.tsx'
import { guestOf } from './live/guest-of.ts'
import { assignGuest } from './plugs/assign-guest.ts'
import { to } from './routes.ts'

export const appRouter = router((r) => {
  r.pipeline('browser', [
    fetchSession,
    fetchFlash,
    rootLayout(Root),
    protectFromForgery,
    secureHeaders,
    assignGuest,
  ])
  r.scope('/', { through: ['browser'] }, (r) => {
    r.liveSession('guests', { onMount: [guestOf] }, (r) => {
      r.live(to.lobby, () => import('./live/lobby.tsx').then((module) => module.LobbyLive))
    })
  })
})

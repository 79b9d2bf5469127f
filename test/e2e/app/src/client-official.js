import { Socket } from 'phoenix'
import { LiveSocket } from 'phoenix_live_view'

export function connect(hooks) {
  const token = document.querySelector('meta[name="csrf-token"]').content
  new LiveSocket('/live', Socket, { hooks, params: { _csrf_token: token } }).connect()
}

import { LiveSocket } from '@anka/client'
import { Connection } from './hooks/connection.ts'
import { MeteredSocket } from './hooks/metered-socket.ts'

new LiveSocket('/live', { hooks: { Connection }, transport: MeteredSocket }).connect()

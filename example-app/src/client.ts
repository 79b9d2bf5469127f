import { LiveSocket } from '@anka/client'
import { Connection } from './hooks/connection.ts'

new LiveSocket('/live', { hooks: { Connection } }).connect()

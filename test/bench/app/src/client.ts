import { LiveSocket } from '@anka/client'

new LiveSocket('/live').connect()

import { LiveSocket } from '@anka/client'

type Hooks = NonNullable<NonNullable<ConstructorParameters<typeof LiveSocket>[1]>['hooks']>

export const connect = (hooks: Hooks): void => new LiveSocket('/live', { hooks }).connect()

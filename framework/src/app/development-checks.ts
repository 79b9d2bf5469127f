/** The checks that find mistakes early and cost time: on in development and test, off in production. */
import { configureChecks as configureProcessChecks } from '../otp/index.ts'
import { pubsubChecks } from '../pubsub/internal.ts'
import { templateChecks } from '../template/internal.ts'

export function configureChecks(enabled: boolean): void {
  templateChecks(enabled)
  configureProcessChecks({ freezeMessages: enabled })
  pubsubChecks(enabled)
}

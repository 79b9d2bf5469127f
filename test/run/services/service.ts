/** Something beside Node that a part of the suite needs. */
export interface Service {
  /** Variables that tell the tests where it is. */
  readonly env: Readonly<Record<string, string>>
  /** Where it came from, for the person who reads the output. */
  readonly origin: string
  stop(): Promise<void>
}

export type ServiceName = 'chromium' | 'redis' | 'postgres'

/** A service that cannot be had on this machine: the message says what to install. */
export class ServiceMissing extends Error {
  override readonly name = 'ServiceMissing'
}

export const nothingToStop = async (): Promise<void> => undefined

/** What all views of one running application share. */
import type { HttpRuntime } from '../http/internal.ts'
import type { Pid } from '../otp/index.ts'

/** A problem that a browser or an edit caused and that a developer may want to see at once. */
export interface LiveProblem {
  readonly view: string
  readonly event: string
  readonly message: string
  /** What was thrown, if anything was. */
  readonly error?: unknown
}

/** How views run. */
export interface LiveOptions {
  /** The dynamic supervisor under which the processes of views start. */
  readonly supervisor: Pid | string
  /** In development: shows a problem to the developer. */
  readonly onProblem?: (problem: LiveProblem) => void
}

/** What all views of one running application share. */
export interface LiveRuntime extends LiveOptions {
  readonly http: HttpRuntime
  /** Whether mistakes are looked for: in development and test. */
  readonly isChecked: boolean
  /** Whether an edit of a definition must reach what runs. */
  readonly isEdited: boolean
}

/** Puts together what views share. */
export function createLiveRuntime(http: HttpRuntime, options: LiveOptions): LiveRuntime {
  const { environment } = http.config
  const isChecked = environment !== 'production'
  return { ...options, http, isChecked, isEdited: environment === 'development' }
}

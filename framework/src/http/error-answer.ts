/** An error with the status that it is answered with. */
import { AnkaError } from '../core/index.ts'

/** What a person, or a program, is answered. */
export interface ErrorAnswer {
  readonly error: unknown
  readonly status: number
}

/** An error in words: ours say everything, others are named first. */
export function messageOf(error: unknown): string {
  if (error instanceof AnkaError) return error.message
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

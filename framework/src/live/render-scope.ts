/** Which view renders right now: rendering is synchronous, so one variable a node says it. */
import type { FormState } from './form-state.ts'

/** What a render may ask of its view. */
export interface RenderScope {
  /** What the person has done with the form of this event; from now on the view keeps it. */
  keepForm(event: string): FormState
}

const current: { scope: RenderScope | undefined } = { scope: undefined }

/** Runs one render of this view. */
export function renderWithin<T>(scope: RenderScope, run: (scope: RenderScope) => T): T {
  const outer = current.scope
  current.scope = scope
  try {
    return run(scope)
  } finally {
    current.scope = outer
  }
}

/** The view that renders, if one does. */
export function findRenderScope(): RenderScope | undefined {
  return current.scope
}

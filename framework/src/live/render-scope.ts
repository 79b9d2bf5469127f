/** Which view renders right now: rendering is synchronous, so one variable a node says it. */
import type { FormState } from './form-state.ts'

/** What a render may ask of its view. */
export interface RenderScope {
  /** What the person has done with the form of this event; from now on the view keeps it. */
  keepForm(event: string): FormState
}

const current: { scope: RenderScope | undefined } = { scope: undefined }

/** A view begins to render. Give what it returns to {@link leaveRender} in a `finally`. */
export function enterRender(scope: RenderScope): RenderScope | undefined {
  const outer = current.scope
  current.scope = scope
  return outer
}

/** The render has ended. */
export function leaveRender(outer: RenderScope | undefined): void {
  current.scope = outer
}

/** The view that renders, if one does. */
export function findRenderScope(): RenderScope | undefined {
  return current.scope
}

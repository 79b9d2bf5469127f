import type { JsonObject } from '../../framework/src/core/index.ts'
import type { Page } from './page.ts'

/** What the application adds to the value of an event. */
export function metadataOf(page: Page, type: string, event: Event, element: Element): JsonObject {
  return page.options.metadata?.[type]?.(event, element) ?? {}
}

/** A live view as the router sees it, and the cell through which an edited definition reaches what runs. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { MaybePromise } from '../core/index.ts'
import type { Conn } from '../http/index.ts'
import {
  type HttpRuntime,
  type MatchedRoute,
  type RouteInfo,
  type RouteTarget,
  routeTarget,
} from '../http/internal.ts'
import { respondFirstRender } from './first-render.ts'
import { type PreparedView, prepareView, type ViewDefinition } from './prepare-view.ts'

/** A live view, for `r.live` of a router, which checks the view's required parameters against the route. */
export interface LiveView<Params extends StandardSchemaV1 = StandardSchemaV1>
  extends RouteTarget<Params> {
  /** Its `name`, else its first route; `undefined` until it has one. */
  readonly viewName: string | undefined
}

/** A process that an edited definition must reach. */
export interface Swappable {
  /** Renders again with the cell's definition. */
  definitionSwapped(): void
}

/** What runs of a view holds this cell and not the definition, so that an edit reaches it. */
export interface ViewCell {
  view: PreparedView
  /** What messages and logs call the view. */
  name: string
  /** The processes that run; kept in development only. */
  running: Set<Swappable> | undefined
}

/** Behind every {@link LiveView}. */
export class ViewTarget implements LiveView {
  readonly [routeTarget] = true
  /** Shared by all editions of the view. */
  cell: ViewCell
  #firstRoute: string | undefined

  constructor(definition: ViewDefinition) {
    const name = definition.name ?? 'a live view'
    this.cell = { view: prepareView(definition), name, running: undefined }
    this.#firstRoute = undefined
  }

  get viewName(): string | undefined {
    return this.cell.view.definition.name ?? this.#firstRoute
  }

  bindRoute(route: RouteInfo): void {
    this.#firstRoute ??= route.pattern
    this.cell.name = this.cell.view.definition.name ?? this.#firstRoute
  }

  respond(conn: Conn, match: MatchedRoute, runtime: HttpRuntime): MaybePromise<void> {
    return respondFirstRender(this.cell, conn, match, runtime)
  }
}

/** Makes the view of a definition. */
export function createTarget<Params extends StandardSchemaV1>(
  definition: object,
): LiveView<Params> {
  return new ViewTarget(definition as ViewDefinition) as LiveView as LiveView<Params>
}

/** The live view behind a route, when it is one. */
export function findTarget(target: unknown): ViewTarget | undefined {
  return target instanceof ViewTarget ? target : undefined
}

/**
 * Replaces a definition by an edited one, in what runs too: each view keeps its state and renders again.
 *
 * Both values are the same view from then on.
 *
 * @returns How many processes render again.
 */
export function swapDefinition(previous: LiveView, next: LiveView): number {
  const from = findTarget(previous)
  const to = findTarget(next)
  if (from === undefined || to === undefined) return 0
  from.cell.view = to.cell.view
  to.cell = from.cell
  let count = 0
  for (const process of from.cell.running ?? []) {
    process.definitionSwapped()
    count += 1
  }
  return count
}

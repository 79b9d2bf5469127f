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

declare const viewParams: unique symbol

/** A live view, for `r.live` of a router, which checks the view's required parameters against the route. */
export interface LiveView<Params extends StandardSchemaV1 = StandardSchemaV1> extends RouteTarget {
  readonly [viewParams]?: Params
  /** What a join finds it by: its `name`, else its first route; `undefined` until it has one. */
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
  /** The processes that run; kept in development only. */
  running: Set<Swappable> | undefined
}

/** Behind every {@link LiveView}. */
export class ViewTarget implements LiveView {
  declare readonly [viewParams]?: StandardSchemaV1
  readonly [routeTarget] = true
  cell: ViewCell
  #firstRoute: string | undefined

  constructor(definition: ViewDefinition) {
    this.cell = { view: prepareView(definition), running: undefined }
    this.#firstRoute = undefined
  }

  get viewName(): string | undefined {
    return this.cell.view.definition.name ?? this.#firstRoute
  }

  bindRoute(route: RouteInfo): void {
    this.#firstRoute ??= route.pattern
  }

  respond(conn: Conn, match: MatchedRoute, runtime: HttpRuntime): MaybePromise<void> {
    return respondFirstRender(this, conn, match, runtime)
  }
}

/** Makes the view of a definition. */
export function createTarget<Params extends StandardSchemaV1>(
  definition: object,
): LiveView<Params> {
  return new ViewTarget(definition as ViewDefinition) as LiveView<StandardSchemaV1> as LiveView<Params>
}

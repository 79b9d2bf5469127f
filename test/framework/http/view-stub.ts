import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Conn } from '../../../framework/src/http/conn.ts'
import {
  type MatchedRoute,
  type RouteInfo,
  type RouteTarget,
  routeTarget,
} from '../../../framework/src/http/route-target.ts'

/** A live view as the router sees one: it answers with its pattern and params. */
export function viewStub<Params = unknown>(
  bound: RouteInfo[] = [],
): RouteTarget<StandardSchemaV1<Params, Params>> {
  return {
    [routeTarget]: true,
    bindRoute(route) {
      bound.push(route)
    },
    respond(conn: Conn, match: MatchedRoute) {
      conn.text(`${match.info.pattern} ${JSON.stringify(match.params)}`)
    },
  }
}

/** The events of a view as values: what stands behind `on.save` and `on.add({ by: 2 })`. */

import type { JsonObject } from '../core/index.ts'
import { type Binding, Command } from './command.ts'
import { templateErrors } from './errors.ts'

/** An event as it stands is a command; called with a payload it gives the command that sends it. */
export type EventBinding = Binding<never> & Command & ((payload?: JsonObject) => Command)

/** Above it the commands of an event are made anew: payloads without bound must not fill the memory. */
const MAX_COMMANDS = 1_024

/**
 * Makes the value of an event. The same payload gives the same command, so that an unchanged attribute is seen at once.
 *
 * @throws {AnkaError} `TEMPLATE_BAD_COMMAND` when a payload is no plain object.
 *
 * @example
 * const add = makeBinding('add')
 * add.ops // => [['push', { event: 'add' }]]
 * add({ by: 2 }).ops // => [['push', { event: 'add', value: { by: 2 } }]]
 * add({ by: 2 }) === add({ by: 2 }) // => true
 */
export function makeBinding(event: string): EventBinding {
  const commandByPayload = new Map<string, Command>()
  const bind = (payload?: JsonObject): Command => {
    if (payload === undefined) return binding
    const content = encodePayload(event, payload)
    const known = commandByPayload.get(content)
    if (known !== undefined) return known
    const command = new Command([['push', { event, value: JSON.parse(content) as JsonObject }]])
    if (commandByPayload.size === MAX_COMMANDS) commandByPayload.clear()
    commandByPayload.set(content, command)
    return command
  }
  const binding = Object.assign(Object.setPrototypeOf(bind, Command.prototype), {
    ops: [['push', { event }]],
    event,
    quoted: undefined,
  }) as EventBinding
  return binding
}

function encodePayload(event: string, payload: JsonObject): string {
  const content = typeof payload === 'object' ? JSON.stringify(payload) : undefined
  if (content?.startsWith('{')) return content
  throw templateErrors.TEMPLATE_BAD_COMMAND({
    command: `push of "${event}"`,
    why: 'its payload is no object',
    value: payload,
  })
}

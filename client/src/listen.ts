/**
 * Adds a listener and returns how to remove it.
 *
 * @param options As for `addEventListener`.
 */
export function listen<E extends Event = Event>(
  target: EventTarget,
  type: string,
  listener: (event: E) => void,
  options: AddEventListenerOptions | boolean = false,
): () => void {
  target.addEventListener(type, listener as EventListener, options)
  return () => target.removeEventListener(type, listener as EventListener, options)
}

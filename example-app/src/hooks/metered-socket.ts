/** Name of the window's event that tells the size of each patch. */
export const PATCHED = 'roost:patched'

/** A WebSocket that tells how large each patch is that comes over it. */
export class MeteredSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols)
    this.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || !data.includes('"diff"')) return
      const bytes = new TextEncoder().encode(data).length
      window.dispatchEvent(new CustomEvent(PATCHED, { detail: { bytes } }))
    })
  }
}

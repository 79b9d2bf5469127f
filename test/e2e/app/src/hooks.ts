/** Hooks in the form that both clients take. */
interface EchoHook {
  readonly el: HTMLElement
  pushEvent(event: string, payload: object): Promise<unknown>
  handleEvent(event: string, run: (payload: { word: string }) => void): unknown
}

function note(entry: string): void {
  const log = document.querySelector('#log')
  if (log) log.textContent = `${log.textContent ?? ''}${entry};`
}

export const Echo = {
  mounted(this: EchoHook) {
    note('mounted')
    this.handleEvent('echoed', ({ word }) => note(`pushed ${word}`))
    this.el.querySelector('button')?.addEventListener('click', async () => {
      const answer = await this.pushEvent('shout', { word: 'hello' })
      note(`reply ${JSON.stringify(answer)}`)
    })
  },
  updated(this: EchoHook) {
    note(`updated ${this.el.dataset.heard}`)
  },
  destroyed() {
    note('destroyed')
  },
  disconnected() {
    note('disconnected')
  },
  reconnected() {
    note('reconnected')
  },
}

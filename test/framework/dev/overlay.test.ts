import { describe, expect, it } from 'vitest'
import { clearProblem, showProblem } from '../../../framework/src/dev/overlay.ts'

/** As much of a server as the overlay uses. */
function createPages() {
  const sent: unknown[] = []
  const vite = {
    environments: { client: { hot: { send: (message: unknown) => sent.push(message) } } },
  }
  return { sent, vite: vite as never }
}

describe('showProblem', () => {
  it('sends the message with its place and the own stack', () => {
    const pages = createPages()
    const place = { file: '/app/src/app.ts', line: 2, column: 7 }

    showProblem(pages.vite, { message: 'it broke', place, frame: undefined, trace: [place] })

    expect(pages.sent).toEqual([
      {
        type: 'error',
        err: {
          message: 'it broke',
          stack: '    at /app/src/app.ts:2:7',
          id: '/app/src/app.ts',
          loc: place,
        },
      },
    ])
  })

  it('lets no line of the frame begin with space that counts', () => {
    const pages = createPages()
    const frame = '   9 | one\n> 10 | two\n     |  ^'

    showProblem(pages.vite, { message: '', place: undefined, frame, trace: [] })

    expect(pages.sent).toMatchObject([{ err: { frame: '9  | one\n10 | two\n   |  ^' } }])
  })
})

describe('clearProblem', () => {
  it('sends an update of nothing', () => {
    const pages = createPages()

    clearProblem(pages.vite)

    expect(pages.sent).toEqual([{ type: 'update', updates: [] }])
  })
})

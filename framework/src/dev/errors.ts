import { defineErrors } from '../core/index.ts'
import { type Problem, printPlace } from './problem.ts'

/** Everything that this area throws. */
export const devErrors = defineErrors({
  DEV_NO_APP: (d: { root: string; expected: readonly string[] }) => ({
    message: 'there is no application in this folder',
    expected: `${d.expected.join(' or ')}, with an export named "app"`,
    at: d.root,
    help: 'Run the command in the folder of an application, or name it: --root ./example-app',
  }),
  DEV_BAD_APP: (d: { file: string; exports: readonly string[]; got: unknown }) => ({
    message: `${d.file} does not export an application`,
    expected: "export const app = defineApp({ name: '…', router })",
    got: d.got,
    facts: { exports: d.exports.join(', ') || 'nothing' },
  }),
  DEV_LOAD_FAILED: (d: { entry: string; root: string; problem: Problem; cause: unknown }) => ({
    message: `${d.entry} cannot be loaded`,
    at: d.problem.place && printPlace(d.problem.place, d.root),
    help: explain(d.problem),
    cause: d.cause,
  }),
  DEV_BUILD_FAILED: (d: { root: string; problem: Problem; cause: unknown }) => ({
    message: 'the application cannot be built',
    at: d.problem.place && printPlace(d.problem.place, d.root),
    help: explain(d.problem),
    cause: d.cause,
  }),
  DEV_BAD_OUT_DIR: (d: { outDir: string; root: string }) => ({
    message: `the folder "${d.outDir}" cannot take the build, because a build empties it first`,
    expected: 'a folder of its own below the root, such as dist',
    at: d.root,
  }),
})

function explain({ message, frame }: Problem): string {
  return frame === undefined || message.includes(frame) ? message : `${message}\n${frame}`
}

import { defineErrors } from '../core/index.ts'

/** Everything that this area throws. */
export const cliErrors = defineErrors({
  CLI_NOT_BUILT: (d: { file: string }) => ({
    message: 'there is no build to start',
    expected: d.file,
    help: 'Build first: anka build',
  }),
  CLI_BAD_BUILD: (d: { file: string }) => ({
    message: 'the build does not export an application',
    at: d.file,
    help: "The entry src/app.ts exports it: export const app = defineApp({ name: '…', router })",
  }),
  CLI_BAD_PORT: (d: { command: string; got: string }) => ({
    message: `cannot listen on port "${d.got}"`,
    expected: 'a whole number from 0 to 65535 (0 takes any free port)',
    help: `Name another: anka ${d.command} --port 4001`,
  }),
  CLI_MISSING_PACKAGE: (d: { command: string; missing: string; cause: unknown }) => ({
    message: `anka ${d.command} needs the package "${d.missing}", which is not installed`,
    help: 'Install what development and builds need: npm install --save-dev vite oxc-parser',
    cause: d.cause,
  }),
})

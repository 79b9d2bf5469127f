import { defineErrors } from '../core/index.ts'

/** Everything that this area throws. */
export const devErrors = defineErrors({
  DEV_NO_APP: (d: { root: string; expected: readonly string[] }) => ({
    message: 'there is no application in this folder',
    expected: `${d.expected.join(' or ')}, with an export named "app"`,
    at: d.root,
    help: 'Run the command in the folder of an application, or name it: anka dev --root ./example-app',
  }),
  DEV_BAD_APP: (d: { file: string; got: string }) => ({
    message: `${d.file} does not export an application`,
    expected: "export const app = defineApp({ name: '…', router })",
    got: d.got,
  }),
})

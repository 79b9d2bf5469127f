import { defineErrors } from '../core/index.ts'

/** Everything that this area throws; all of it is for whoever starts the application. */
export const appErrors = defineErrors({
  APP_BAD_NAME: (d: { name: unknown }) => ({
    message: 'an application needs a name that can stand in a cookie',
    expected: 'small letters, digits and "_", starting with a letter, such as "roost"',
    got: d.name,
  }),
  APP_BAD_CONFIG: (d: { environment: string; problems: readonly ConfigProblem[] }) => ({
    message: `the configuration for ${d.environment} has ${count(d.problems.length)}`,
    facts: Object.fromEntries(d.problems.map(({ name, because }) => [name, because])),
    help: `Add to .env.${d.environment} (or .env, or the environment):\n${d.problems
      .map(({ line }) => `  ${line}`)
      .join('\n')}`,
  }),
  APP_BAD_ENV_FILE: (d: { file: string; line: number; because: string }) => ({
    message: `${d.file} cannot be read because ${d.because}`,
    expected: 'a NAME=value on each line',
    at: `${d.file}:${d.line}`,
  }),
  APP_PORT_IN_USE: (d: { port: number; host: string }) => ({
    message: `port ${d.port} is in use; stop what uses it, or choose another: PORT=${d.port + 1}`,
  }),
  APP_CANNOT_LISTEN: (d: { port: number; host: string; reason: string }) => ({
    message: `cannot listen on ${d.host}:${d.port} (${d.reason}); choose another: HOST=… PORT=…`,
  }),
  APP_TREE_ENDED: (d: { name: string; reason: unknown }) => ({
    message: `the supervision tree of "${d.name}" gave up, so the application stops`,
    got: d.reason,
    help: 'A child failed more often than maxRestarts allows: its own error stands in the lines above.',
  }),
  APP_STOPPED: (d: { name: string }) => ({
    message: `the application "${d.name}" was stopped and cannot take another edition`,
  }),
})

/** One thing that is wrong, and the line that would put it right. */
export interface ConfigProblem {
  readonly name: string
  readonly because: string
  readonly line: string
}

function count(problems: number): string {
  return problems === 1 ? '1 problem' : `${problems} problems`
}

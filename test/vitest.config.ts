import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { ankaTemplates } from '../framework/src/compiler/index.ts'
import { doctestPlugin } from './checks/doctests/doctest-plugin.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Project {
  readonly name: string
  readonly include: readonly string[]
  readonly exclude?: readonly string[]
  readonly plugins?: readonly Plugin[]
  readonly isolate?: boolean
  readonly timeoutMs?: number
}

/** The packages' sources stand in for their builds: the condition is the one of the `exports` maps. */
const conditions = ['anka-source', 'module', 'node', 'development|production']

function project(options: Project): TestProjectConfiguration {
  const timeoutMs = options.timeoutMs ?? 5_000
  return {
    root,
    plugins: [...(options.plugins ?? [])],
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['anka-source'] } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'anka' } },
    test: {
      name: options.name,
      include: [...options.include],
      exclude: ['**/node_modules/**', '**/fixtures/**', ...(options.exclude ?? [])],
      environment: 'node',
      env: { NODE_ENV: 'test' },
      isolate: options.isolate ?? true,
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs * 2,
    },
  }
}

const tests = (folder: string): string => `test/${folder}/**/*.test.{ts,tsx}`

export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    projects: [
      project({
        name: 'unit',
        include: [tests('framework'), tests('client')],
        plugins: [ankaTemplates()],
        isolate: false,
      }),
      // The same files without the compiler's plugin; `*.compiled.test.tsx` pins bytes that only compiled templates have.
      project({
        name: 'uncompiled',
        include: [tests('framework/template'), tests('framework/live'), tests('framework/testing')],
        exclude: ['**/*.compiled.test.{ts,tsx}'],
        isolate: false,
      }),
      project({
        name: 'integration',
        include: [tests('integration')],
        plugins: [ankaTemplates()],
        timeoutMs: 30_000,
      }),
      project({
        name: 'checks',
        include: [tests('checks')],
        exclude: [tests('checks/doctests')],
        timeoutMs: 30_000,
      }),
      project({
        name: 'doctests',
        include: [tests('checks/doctests')],
        plugins: [doctestPlugin(), ankaTemplates()],
        timeoutMs: 10_000,
      }),
    ],
  },
})

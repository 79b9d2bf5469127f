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
  /** Whether the compiler's plugin runs, or the jsx runtime alone. */
  readonly templates: 'compiled' | 'uncompiled'
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
    plugins: [
      ...(options.plugins ?? []),
      ...(options.templates === 'compiled' ? [ankaTemplates()] : []),
    ],
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['anka-source'] } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'anka' } },
    test: {
      name: options.name,
      include: [...options.include],
      exclude: ['**/node_modules/**', '**/fixtures/**', ...(options.exclude ?? [])],
      environment: 'node',
      env: { NODE_ENV: 'test', TEMPLATES: options.templates },
      isolate: options.isolate ?? true,
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs * 2,
    },
  }
}

const tests = (folder: string): string => `test/${folder}/**/*.test.{ts,tsx}`

/** Proves that the runs with and without the compiler are what they are called. */
const forms = tests('checks/template-forms')

export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    projects: [
      project({
        name: 'unit',
        include: [tests('framework'), tests('client'), forms],
        templates: 'compiled',
        isolate: false,
      }),
      // The same files without the compiler's plugin; `*.compiled.test.tsx` pins bytes that only compiled templates have.
      project({
        name: 'uncompiled',
        include: [
          ...['template', 'live', 'testing'].map((area) => tests(`framework/${area}`)),
          forms,
        ],
        templates: 'uncompiled',
        exclude: ['**/*.compiled.test.{ts,tsx}'],
        isolate: false,
      }),
      project({
        name: 'integration',
        include: [tests('integration')],
        templates: 'compiled',
        timeoutMs: 30_000,
      }),
      project({
        name: 'checks',
        include: [tests('checks')],
        exclude: [tests('checks/doctests'), forms],
        templates: 'uncompiled',
        timeoutMs: 30_000,
      }),
      project({
        name: 'doctests',
        include: [tests('checks/doctests')],
        templates: 'compiled',
        plugins: [doctestPlugin()],
        timeoutMs: 10_000,
      }),
    ],
  },
})

// What `npm start` and `npm test` run on a machine that has only Node and npm: nothing here may need an installed package.
//
//   node bootstrap.mjs start          installs what is missing, builds, runs Roost
//   node bootstrap.mjs test [part]    installs what is missing, builds, runs the suite or one part of it
//   node bootstrap.mjs bench          installs what is missing, measures; bench:serve serves what is measured

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]
const root = fileURLToPath(new URL('.', import.meta.url))
const roost = join(root, 'example-app')
const stateFolder = join(root, '.anka')

/** The command that runs at the moment: signals go to it, and its end decides ours. */
let running
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true
    running?.kill(signal)
  })
}

/** Runs a command to its end and gives its exit code as a shell would. */
function run(command, parameters, options = {}) {
  if (stopping) return Promise.resolve(130)
  return new Promise((resolve, reject) => {
    running = spawn(command, parameters, { cwd: root, stdio: 'inherit', ...options })
    running.once('error', reject)
    running.once('exit', (code, signal) => {
      running = undefined
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** Runs a step of the set-up; when it fails there is nothing to go on with. */
async function step(title, command, parameters, options) {
  process.stdout.write(`${title}\n`)
  const code = await run(command, parameters, options)
  if (code === 0 && !stopping) return
  if (!stopping) process.stderr.write(`${title}: failed with exit code ${code}\n`)
  process.exit(code || 130)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  process.stderr.write(
    `Anka needs Node ${OLDEST_NODE.join('.')} or newer, this is ${process.versions.node}\n`,
  )
  process.exit(1)
}

/** Whether every package of the lock file is installed in its version, by npm's own record of what it installed. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (!path.includes('node_modules/') || link || optional || peer) return true
    return present[path]?.version === version
  })
}

/** Not `npm ci`: it refuses a lock file without the optional packages of platforms that a registry does not carry. */
async function install() {
  if (isInstalled()) return
  const quietly = ['--no-save', '--no-audit', '--no-fund']
  await step('Installing packages', 'npm', ['install', ...quietly])
}

const GENERATED = new Set(['node_modules', 'dist', '.anka', '.vite', 'report', '.git'])

/** When the youngest file under these paths was written, generated folders left out. */
function newestMs(paths) {
  let newest = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    const stats = statSync(path)
    const below = stats.isDirectory()
      ? newestMs(
          readdirSync(path)
            .filter((name) => !GENERATED.has(name))
            .map((name) => join(path, name)),
        )
      : stats.mtimeMs
    newest = Math.max(newest, below)
  }
  return newest
}

/** Runs a build step unless its stamp is younger than everything it is made from. */
async function buildWhenOlder({ title, name, sources, product, command, cwd }) {
  const stamp = join(stateFolder, `${name}-built`)
  const builtMs = existsSync(stamp) && existsSync(product) ? statSync(stamp).mtimeMs : 0
  const startedMs = Date.now()
  if (newestMs(sources) < builtMs) return
  await step(title, process.execPath, command, { cwd })
  mkdirSync(stateFolder, { recursive: true })
  writeFileSync(stamp, '')
  // A file that was edited while the build ran counts as younger than the build.
  utimesSync(stamp, startedMs / 1_000, startedMs / 1_000)
}

const packageSources = ['framework', 'client', 'tsconfig.json', 'package-lock.json'].map((name) =>
  join(root, name),
)

async function buildPackages() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  await buildWhenOlder({
    title: 'Building anka and @anka/client',
    name: 'packages',
    sources: packageSources,
    product: join(root, 'framework', 'dist'),
    command: [tsc, '-b', 'framework', 'client'],
    cwd: root,
  })
}

const anka = join(root, 'framework', 'bin', 'anka.js')

async function buildRoost() {
  await buildWhenOlder({
    title: 'Building Roost',
    name: 'roost',
    sources: [...packageSources, roost],
    product: join(roost, 'dist'),
    command: [anka, 'build'],
    cwd: roost,
  })
}

/** The environment's secret, or one that is made once and kept, so that open pages survive a restart. */
function appSecret() {
  if (process.env.APP_SECRET) return process.env.APP_SECRET
  const file = join(stateFolder, 'app-secret')
  if (!existsSync(file)) {
    mkdirSync(stateFolder, { recursive: true })
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

async function start() {
  await install()
  await buildPackages()
  await buildRoost()
  const env = { ...process.env, NODE_ENV: 'production', APP_SECRET: appSecret() }
  return run(process.execPath, [anka, 'start'], { cwd: roost, env })
}

/** Runs one of the test workspace's programs, TypeScript as it stands. */
async function runOfTests(file, parameters) {
  await install()
  const program = join(root, 'test', file)
  const options = ['--conditions=anka-source', '--import', 'tsx', program, ...parameters]
  return run(process.execPath, options, { cwd: join(root, 'test') })
}

const COMMANDS = {
  start,
  test: (parameters) => runOfTests('run/main.ts', parameters),
  bench: (parameters) => runOfTests('bench/run.ts', parameters),
  'bench:serve': (parameters) => runOfTests('bench/serve.ts', parameters),
}

const [command = '', ...parameters] = process.argv.slice(2)
checkNode()
if (Object.hasOwn(COMMANDS, command)) process.exitCode = await COMMANDS[command](parameters)
else {
  process.stderr.write(`Say what to run: node bootstrap.mjs ${Object.keys(COMMANDS).join(' | ')}\n`)
  process.exitCode = 1
}

import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../run-program.ts'
import { canInstallPackages, installPackage } from './debian.ts'
import { findFreePort, findProgram, findVersion, namesIn, pathFolders } from './programs.ts'
import { type ServerProcess, startServer, waitUntil } from './server-process.ts'
import { nothingToStop, type Service, ServiceMissing } from './service.ts'

const OLDEST_MAJOR = 15

/** Finds a PostgreSQL: the named one, the machine's, or Debian's package; all but the first in a folder of its own. */
export async function startPostgres(): Promise<Service> {
  const url = process.env.DATABASE_URL
  if (url) return { env: { DATABASE_URL: url }, origin: 'DATABASE_URL', stop: nothingToStop }
  const found = await findBinaries()
  if (found) return startInOwnFolder(found)
  if (canInstallPackages()) {
    await installPackage('postgresql')
    const installed = await findBinaries()
    if (installed) return startInOwnFolder(installed)
  }
  throw new ServiceMissing(
    `The integration tests need PostgreSQL ${OLDEST_MAJOR} or newer, and no server was found.\nRun\n  sudo apt-get install postgresql   (macOS: brew install postgresql)\nor set DATABASE_URL to a database that tests may write to.`,
  )
}

/** Debian keeps the server's binaries off the PATH, in a folder for each major version; others have their own such place. */
function binaryFolders(): string[] {
  const versioned = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt']
    .flatMap((parent) => namesIn(parent).map((name) => join(parent, name, 'bin')))
    .sort((a, b) => versionIn(b) - versionIn(a))
  return [...versioned, ...pathFolders(), '/usr/local/pgsql/bin']
}

const versionIn = (folder: string): number => Number(/(\d+)\/bin$/.exec(folder)?.[1] ?? 0)

/** The folder with `postgres` and `initdb` of a version that we support. */
async function findBinaries(): Promise<string | undefined> {
  for (const folder of binaryFolders()) {
    const server = findProgram(['postgres'], [folder])
    if (!server || !findProgram(['initdb'], [folder])) continue
    const version = /\(PostgreSQL\) (\d+)/.exec((await findVersion(server)) ?? '')?.[1]
    if (Number(version ?? 0) >= OLDEST_MAJOR) return folder
  }
  return undefined
}

/** Who runs the server: PostgreSQL refuses to run as root. Undefined is ourselves. */
interface User {
  readonly uid: number
  readonly gid: number
}

function serverUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new ServiceMissing(
    'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.',
  )
}

/** A temporary folder that the server's user owns and can reach: TMPDIR may lie below a folder that only root enters. */
async function makeReachableFolder(user: User | undefined): Promise<string> {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    if (!existsSync(parent)) continue
    const folder = mkdtempSync(join(parent, 'anka-postgres-'))
    if (user) chownSync(folder, user.uid, user.gid)
    const tried = await runAs(user, '/bin/sh', ['-c', 'cd "$0" && : > "$0/reached"', folder], '/')
    if (tried.exitCode === 0) return folder
    rmSync(folder, { recursive: true, force: true })
  }
  throw new ServiceMissing('no temporary folder can be reached by the user that runs PostgreSQL')
}

const runAs = (user: User | undefined, command: string, parameters: string[], cwd: string) =>
  runProgram({ command, parameters, cwd, ...user })

async function startInOwnFolder(binaries: string): Promise<Service> {
  const user = serverUser()
  const folder = await makeReachableFolder(user)
  const password = randomBytes(16).toString('hex')
  let server: ServerProcess | undefined
  const stop = async (): Promise<void> => {
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    await server?.stop('SIGINT')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const data = await createCluster({ binaries, folder, user, password })
    const port = await findFreePort()
    server = startServer(join(binaries, 'postgres'), serverParameters(data, port), {
      cwd: folder,
      ...user,
    })
    const isReady = async (): Promise<boolean> => {
      const parameters = ['-h', '127.0.0.1', '-p', String(port), '-q']
      return (await runAs(user, join(binaries, 'pg_isready'), parameters, folder)).exitCode === 0
    }
    if (!(await waitUntil(isReady, server))) {
      throw new ServiceMissing(`postgres did not start\n${server.output().trimEnd()}`)
    }
    const url = `postgres://anka:${password}@127.0.0.1:${port}/postgres`
    return { env: { DATABASE_URL: url }, origin: join(binaries, 'postgres'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Cluster {
  readonly binaries: string
  readonly folder: string
  readonly user: User | undefined
  readonly password: string
}

async function createCluster({ binaries, folder, user, password }: Cluster): Promise<string> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const data = join(folder, 'data')
  const access = ['--username=anka', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const made = await runAs(
    user,
    join(binaries, 'initdb'),
    ['-D', data, ...access, '--encoding=UTF8', '--no-locale', '--no-sync'],
    folder,
  )
  if (made.exitCode === 0) return data
  throw new ServiceMissing(`initdb failed\n${made.output.trimEnd()}`)
}

/** Durability is of no use to a folder that is deleted at the end. */
function serverParameters(data: string, port: number): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ]
  return ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
}

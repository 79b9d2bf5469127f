/** What the HTTP side of an application is told at boot; `app` reads it from the environment. */
import type { Result } from '../core/index.ts'
import type { ContentPolicy } from './headers.ts'

/** Where the application runs; decides on error pages, checks and what is logged. */
export type Environment = 'development' | 'test' | 'production'

/** A folder whose files are served as they are. */
export interface StaticFolder {
  /** Absolute, or relative to the application's root. */
  readonly dir: string
  /** Path that the folder's files stand under, such as `/assets/`. */
  readonly prefix: string
}

/** Which params the log shows: all but those whose name holds a word, or only those named. */
export type ParamFilter = readonly string[] | { readonly keep: readonly string[] }

/** Decodes `a[b]=1&c[]=2` into nested values, within limits. */
export type FormDecoder = (text: string) => Result<Readonly<Record<string, unknown>>, unknown>

export interface HttpConfig {
  /** The application's name, in its cookies' names. */
  readonly name: string
  readonly environment: Environment
  /** At least 32 bytes; every key is derived from it. */
  readonly secret: string
  /** The address that people use, when it is known; https makes cookies `Secure`. */
  readonly url: URL | undefined
  /** Folder that paths in messages are relative to. */
  readonly root: string
  /** Base path of the socket. */
  readonly socketPath: string
  /** Hosts (with port) that may open the socket besides the one it is served on. */
  readonly allowedOrigins: readonly string[]
  /** Whether `X-Forwarded-*` headers are believed: only behind a proxy that sets them. */
  readonly trustProxy: boolean
  readonly policy: ContentPolicy
  readonly staticFolders: readonly StaticFolder[]
  readonly maxBodyBytes: number
  readonly filterParams: ParamFilter
  readonly decodeForm: FormDecoder
  /** Development: turns places in what runs back into places in the sources. */
  readonly fixStack?: ((error: Error) => void) | undefined
}

export const DEFAULT_MAX_BODY_BYTES = 1_048_576
export const DEFAULT_PARAM_FILTER: ParamFilter = ['password', 'secret', 'token']

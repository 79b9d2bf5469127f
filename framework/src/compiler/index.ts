/**
 * The template compiler: TSX into templates, as a function and as a plugin of Vite. It is never loaded in production.
 * How templates render and diff is the business of `template`. Start at `compile.ts`.
 */

export { type Compiled, type CompileOptions, compile } from './compile.ts'
export { type AnkaTemplatesOptions, ankaTemplates } from './plugin.ts'

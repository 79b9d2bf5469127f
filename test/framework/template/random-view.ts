import fc from 'fast-check'
import { each, html } from '../../../framework/src/template/index.ts'
import { Fragment, jsx, jsxs } from '../../../framework/src/template/jsx-runtime.ts'
import type { Child, Rendered } from '../../../framework/src/template/rendered.ts'

/** A view as a value, to be rendered in either form. */
export type Part =
  | { readonly type: 'text'; readonly value: string | number | boolean | null | undefined }
  | {
      readonly type: 'element'
      readonly wide: boolean
      readonly title: unknown
      readonly first: Part
      readonly second: Part
    }
  | { readonly type: 'group'; readonly first: Part; readonly second: Part }
  | { readonly type: 'choice'; readonly on: boolean; readonly yes: Part; readonly no: Part }
  | {
      readonly type: 'list'
      readonly how: ListForm
      readonly items: readonly Item[]
      readonly mark: number
    }

type ListForm = 'each' | 'whole' | 'array' | 'mapped' | 'unkeyed'

/** An item of a list. The same object stands in several lists, so that skips happen. */
export interface Item {
  readonly id: string
  readonly kind: 'row' | 'other' | 'nothing'
  readonly body: Part
}

const text = fc.constantFrom('', 'a', 'b & <c>', '"q"', 1, 2, true, false, null, undefined)
const title = fc.constantFrom('', 't', '"&', 5, true, false, null, undefined)

export const views: fc.Arbitrary<readonly Part[]> = fc
  .letrec<{ part: Part; leaf: Part; list: Part; items: readonly Item[] }>((tie) => ({
    leaf: fc.record({ type: fc.constant('text' as const), value: text }),
    items: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('1', '2', '3', '4', '5'),
        kind: fc.constantFrom(
          'row' as const,
          'row' as const,
          'row' as const,
          'other' as const,
          'nothing' as const,
        ),
        body: tie('part'),
      }),
      { selector: (item) => item.id, maxLength: 5 },
    ),
    list: fc.record({
      type: fc.constant('list' as const),
      how: fc.constantFrom(
        'each' as const,
        'each' as const,
        'whole' as const,
        'array' as const,
        'mapped' as const,
        'mapped' as const,
        'unkeyed' as const,
      ),
      items: tie('items'),
      mark: fc.constantFrom(0, 0, 1),
    }),
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc.record({
        type: fc.constant('element' as const),
        wide: fc.boolean(),
        title,
        first: tie('part'),
        second: tie('part'),
      }),
      fc.record({ type: fc.constant('group' as const), first: tie('part'), second: tie('part') }),
      fc.record({
        type: fc.constant('choice' as const),
        on: fc.boolean(),
        yes: tie('part'),
        no: tie('part'),
      }),
      tie('list'),
    ),
  }))
  .part.chain(variations)

/** The same view with other values, and other views. */
function variations(part: Part): fc.Arbitrary<readonly Part[]> {
  return fc
    .array(fc.array(fc.nat(997), { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 6 })
    .map((seeds) => {
      const parts = [part]
      for (const seed of seeds) parts.push(vary(parts.at(-1) as Part, new Choices(seed)))
      return parts
    })
}

class Choices {
  #at = 0
  readonly #seed: readonly number[]
  constructor(seed: readonly number[]) {
    this.#seed = seed
  }
  next(below: number): number {
    return ((this.#seed[this.#at++ % this.#seed.length] ?? 0) + this.#at) % below
  }
}

const TEXTS = ['a', 'x < y', 3, null]

function vary(part: Part, choices: Choices): Part {
  if (choices.next(4) === 0) return part
  switch (part.type) {
    case 'text':
      return { ...part, value: TEXTS[choices.next(4)] }
    case 'element':
    case 'group':
      return { ...part, first: vary(part.first, choices), second: vary(part.second, choices) }
    case 'choice':
      return choices.next(2) === 0
        ? { ...part, on: !part.on }
        : { ...part, yes: vary(part.yes, choices) }
    case 'list':
      return {
        ...part,
        mark: choices.next(5) === 0 ? 1 - part.mark : part.mark,
        items: varyItems(part.items, choices),
      }
  }
}

function varyItems(items: readonly Item[], choices: Choices): readonly Item[] {
  const at = choices.next(Math.max(1, items.length))
  const item = items[at]
  switch (choices.next(6)) {
    case 0:
      return items.toReversed()
    case 1:
      return [...items.slice(at), ...items.slice(0, at)]
    case 2:
      return items.toSpliced(at, 1)
    case 3:
      return addItem(items, `new${choices.next(1e6)}`)
    case 4:
      return item === undefined
        ? items
        : items.with(at, { ...item, body: vary(item.body, choices) })
    default:
      return item === undefined
        ? items
        : items.with(at, { ...item, kind: item.kind === 'row' ? 'other' : 'row' })
  }
}

function addItem(items: readonly Item[], id: string): readonly Item[] {
  if (items.some((item) => item.id === id)) return items
  return [...items, { id, kind: 'row', body: { type: 'text', value: 'new' } }]
}

/** Makes templates of one form. */
export interface Form {
  element(wide: boolean, title: unknown, first: Child, second: Child): Rendered
  group(first: Child, second: Child): Rendered
  row(kind: string, id: string, mark: number, body: Child): Rendered
  /** A list by `.map`. */
  mapped(items: readonly Item[], mark: number, show: (body: Part) => Child): Child
}

function mapWith(form: Form): Form['mapped'] {
  return (items, mark, show) =>
    items.map((item) =>
      item.kind === 'nothing' ? null : form.row(item.kind, item.id, mark, show(item.body)),
    )
}

export const htmlForm: Form = {
  mapped: (items, mark, show) => mapWith(htmlForm)(items, mark, show),
  element: (wide, title, first, second) =>
    html`<p class=${['p', { wide }]} title=${title}>${first}|${second}</p>`,
  group: (first, second) => html`${first}${second}`,
  row: (kind, id, mark, body) =>
    kind === 'row'
      ? html`<li key=${id} id=${id} data-mark=${mark}>${body}</li>`
      : html`<b key=${id} ...${{ id, 'data-mark': mark }}>${body}</b>`,
}

export const jsxForm: Form = {
  mapped: (items, mark, show) => mapWith(jsxForm)(items, mark, show),
  element: (wide, title, first, second) =>
    jsxs('p', { class: ['p', { wide }], title, children: [first, '|', second] }),
  group: (first, second) => jsxs(Fragment, { children: [first, second] }),
  row: (kind, id, mark, body) =>
    jsx(kind === 'row' ? 'li' : 'b', { id, 'data-mark': mark, children: body }, id),
}

/** Renders a view in one form. */
export function renderView(part: Part, form: Form): Rendered {
  return form.element(true, 'root', show(part, form), null)
}

function show(part: Part, form: Form): Child {
  switch (part.type) {
    case 'text':
      return part.value
    case 'element':
      return form.element(part.wide, part.title, show(part.first, form), show(part.second, form))
    case 'group':
      return form.group(show(part.first, form), show(part.second, form))
    case 'choice':
      return part.on ? show(part.yes, form) : show(part.no, form)
    case 'list':
      return showList(part.items, part.how, part.mark, form)
  }
}

function showList(items: readonly Item[], how: ListForm, mark: number, form: Form): Child {
  const row = (item: Item): Child =>
    item.kind === 'nothing' ? null : form.row(item.kind, item.id, mark, show(item.body, form))
  switch (how) {
    case 'each':
      return each(items, row, [mark, form])
    case 'whole':
      return each(items, row)
    case 'array':
      return items.map(row)
    case 'mapped':
      return form.mapped(items, mark, (body) => show(body, form))
    case 'unkeyed':
      return items.map((item) => (item.body.type === 'text' ? item.body.value : item.id))
  }
}

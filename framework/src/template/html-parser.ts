/** Parses the source of an `html` template: HTML in which every element is closed, with holes for values. */

import { findRefusal, findRule, isVoid } from './attribute-rule.ts'
import { decodeEntities } from './entities.ts'
import {
  type Attribute,
  AttributeProblem,
  emitAttributes,
  HOLE,
  SHOWN_HOLE,
  type Source,
} from './html-attributes.ts'
import { syntaxError } from './html-error.ts'
import { createSlot, type Slot, type SlotSpec } from './slot.ts'
import { Template } from './template.ts'

/** What the parser makes of a template's source. */
export interface ParsedHtml {
  readonly template: Template
  /** Where the value of each slot comes from. */
  readonly sources: readonly Source[]
  /** Where the key comes from. */
  readonly key: Source | string | undefined
}

const TEXT = /[^<\0]+/y
const OPEN = /<([A-Za-z][^\s/>\0="'<]*)/y
const CLOSE = /<\/([A-Za-z][^\s/>\0="'<]*)\s*>/y
const COMMENT = /<!--([\s\S]*?)-->/y
const DOCTYPE = /<!doctype[^>\0]*>/iy
const SPACE = /\s*/y
const END = /(\/?)>/y
const SPREAD = /\.\.\.\0/y
const NAME = /[^\s"'<>/=\0]+/y
const EQUALS = /\s*=\s*/y
const QUOTED = /"([^"]*)"|'([^']*)'/y
const BARE = /(?:\0|[^\s"'<>=`\0]+)(?=[\s/>])/y

interface OpenElement {
  readonly name: string
  readonly offset: number
}

/** Parses the literal parts of a template, joined by {@link HOLE}. */
export function parseHtml(source: string): ParsedHtml {
  return new HtmlParser(source).parse()
}

class HtmlParser {
  readonly #source: string
  #offset = 0
  #holes = 0
  readonly #statics: string[] = ['']
  readonly #slots: Slot[] = []
  readonly #sources: Source[] = []
  readonly #open: OpenElement[] = []
  #key: Source | string | undefined = undefined
  #roots = 0
  #hasOuterContent = false

  constructor(source: string) {
    this.#source = source
  }

  parse(): ParsedHtml {
    while (this.#offset < this.#source.length) this.#content()
    const open = this.#open.at(-1)
    if (open !== undefined) {
      throw this.#problem(`<${open.name}> is not closed`, open.offset, `Write </${open.name}>.`)
    }
    const root = this.#roots === 1 && !this.#hasOuterContent
    const template = new Template(this.#statics, this.#slots, root)
    return { template, sources: this.#sources, key: this.#key }
  }

  #content(): void {
    const text = this.#take(TEXT)
    if (text !== undefined) {
      if (text[0].trim() !== '') this.#markOuter()
      this.#emit(text[0])
    } else if (this.#source[this.#offset] === HOLE) {
      this.#offset++
      this.#markOuter()
      this.#slot(0, this.#holes++)
    } else this.#markup()
  }

  #markup(): void {
    const start = this.#offset
    const open = this.#take(OPEN)
    if (open !== undefined) {
      this.#openTag(open[1] as string, start)
      return
    }
    const close = this.#take(CLOSE)
    if (close === undefined) this.#declaration(start)
    else this.#closeTag(close[1] as string, start)
  }

  /** A comment, which is dropped, or the document type. */
  #declaration(start: number): void {
    const comment = this.#take(COMMENT)
    if (comment?.[1]?.includes(HOLE))
      throw this.#problem('a value cannot stand in a comment', start)
    if (comment !== undefined) return
    const doctype = this.#take(DOCTYPE)
    if (doctype === undefined) {
      throw this.#problem('this < opens no tag', start, 'For the character itself write &lt;.')
    }
    this.#markOuter()
    this.#emit(doctype[0])
  }

  #openTag(name: string, start: number): void {
    const refusal = findRefusal(name)
    if (refusal !== undefined) throw this.#problem(`<${name}> cannot stand here: ${refusal}`, start)
    if (this.#open.length === 0) this.#roots++
    this.#emit(`<${name}`)
    const attributes = this.#attributes(name, start)
    for (const emitted of this.#guard(start, () => emitAttributes(name, attributes))) {
      if (typeof emitted === 'string') this.#emit(emitted)
      else this.#guard(start, () => this.#slot(emitted.spec, emitted.source))
    }
    this.#emit('>')
    const isClosed = this.#take(END)?.[1] === '/'
    if (isVoid(name)) return
    if (isClosed) this.#emit(`</${name}>`)
    else this.#open.push({ name, offset: start })
  }

  #closeTag(name: string, start: number): void {
    const open = this.#open.pop()
    if (isVoid(name)) throw this.#problem(`<${name}> has no end tag`, start)
    if (open?.name !== name) {
      const expected = open === undefined ? 'nothing is open' : `<${open.name}> is open`
      throw this.#problem(`</${name}> closes nothing: ${expected}`, start)
    }
    this.#emit(`</${name}>`)
  }

  /** The attributes up to the end of the tag, which is not taken. */
  #attributes(element: string, start: number): readonly Attribute[] {
    const attributes: Attribute[] = []
    for (;;) {
      this.#take(SPACE)
      if (this.#isAt(END)) return attributes
      if (this.#offset >= this.#source.length) {
        throw this.#problem(`the tag <${element}> does not end`, start, 'Write > after it.')
      }
      if (this.#take(SPREAD) !== undefined) {
        attributes.push({ type: 'spread', source: this.#holes++ })
        continue
      }
      const attribute = this.#attribute(element)
      if (attribute.type !== 'spread' && attribute.name === 'key') this.#setKey(attribute, start)
      else attributes.push(attribute)
    }
  }

  #attribute(element: string): Attribute {
    const start = this.#offset
    const name = this.#take(NAME)?.[0]
    if (name === undefined) {
      const help = `Attributes are name=${SHOWN_HOLE}, name="text ${SHOWN_HOLE}" or ...${SHOWN_HOLE}.`
      throw this.#problem('this is no attribute', start, help)
    }
    if (this.#source[this.#offset] === HOLE) {
      throw this.#problem(
        'a value cannot stand in the name of an attribute',
        start,
        `Spread an object: ...${SHOWN_HOLE}`,
      )
    }
    if (this.#take(EQUALS) === undefined) return { type: 'literal', name, value: true }
    const quoted = this.#take(QUOTED)
    if (quoted !== undefined) return this.#valued(element, name, quoted[1] ?? quoted[2] ?? '')
    const bare = this.#take(BARE)?.[0]
    if (bare === undefined) throw this.#problem(`the value of ${name} needs quotes`, start)
    return bare === HOLE
      ? { type: 'value', name, source: this.#holes++ }
      : this.#valued(element, name, bare)
  }

  #valued(element: string, name: string, value: string): Attribute {
    const texts = value.split(HOLE).map((text) => this.#decode(text))
    if (texts.length === 1) return { type: 'literal', name, value: texts[0] as string }
    const holes = texts.slice(1).map(() => this.#holes++)
    if (texts.length === 2 && texts[0] === '' && texts[1] === '') {
      return { type: 'value', name, source: holes[0] as number }
    }
    const rule = findRule(element, name)
    if (rule === 'style' || rule === 'srcset' || rule === 'srcdoc' || rule === 'command') {
      throw this.#problem(`${name} takes one value and no text around it`, this.#offset)
    }
    return {
      type: 'value',
      name,
      source: { type: 'mixed', texts, holes, isClass: rule === 'class' },
    }
  }

  #decode(text: string): string {
    const decoded = decodeEntities(text)
    if (decoded !== undefined) return decoded
    throw this.#problem(
      'this character reference is not known in attributes',
      this.#offset,
      'Write the character itself, or its number: &#169;.',
    )
  }

  #setKey(attribute: Attribute & { readonly type: 'literal' | 'value' }, start: number): void {
    if (this.#open.length > 0 || this.#roots > 1) {
      throw this.#problem('only the outermost element of a row has a key', start)
    }
    this.#key = attribute.type === 'value' ? attribute.source : String(attribute.value)
  }

  #markOuter(): void {
    if (this.#open.length === 0) this.#hasOuterContent = true
  }

  #emit(html: string): void {
    this.#statics[this.#statics.length - 1] += html
  }

  #slot(spec: SlotSpec, source: Source): void {
    this.#slots.push(createSlot(spec))
    this.#sources.push(source)
    this.#statics.push('')
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset
    const match = pattern.exec(this.#source)
    if (match === null) return undefined
    this.#offset = pattern.lastIndex
    return match
  }

  #isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#offset
    return pattern.test(this.#source)
  }

  #guard<T>(offset: number, run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (error instanceof AttributeProblem) throw this.#problem(error.text, offset)
      throw error
    }
  }

  #problem(problem: string, offset: number, help?: string): Error {
    return syntaxError({ source: this.#source, problem, offset, help })
  }
}

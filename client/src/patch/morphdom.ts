import imported from 'morphdom'

type Options = NonNullable<Parameters<typeof imported.default>[2]>

/** The options, with what the declarations leave out. */
export interface MorphdomOptions extends Omit<Options, 'onBeforeElUpdated'> {
  /** An element instead of true has its children looked up anew, by their keys. */
  onBeforeElUpdated?: (from: HTMLElement, to: HTMLElement) => boolean | HTMLElement
}

// The declarations are those of a CommonJS module without saying so: by them the import is a namespace.
/** Makes one tree of elements like another. */
export const morphdom = imported as unknown as (
  from: Node,
  to: Node,
  options: MorphdomOptions,
) => Node

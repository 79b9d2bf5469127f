import imported from 'morphdom'

// Its declarations are those of a CommonJS module without saying so: by them the import is a namespace.
/** Makes one tree of elements like another. */
export const morphdom = imported as unknown as typeof imported.default

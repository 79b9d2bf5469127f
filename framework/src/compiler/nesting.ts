/**
 * Which elements may stand in which. Browsers do not refuse HTML that is nested wrongly but rebuild it; then the page
 * is not what the server sent, and patches go wrong. These are the rebuilds of the HTML parser that people meet.
 */

/** What is wrong with an element, or with text, at its place. */
export interface NestingProblem {
  readonly parent: string
  readonly because: string
  readonly fix: string
}

/** Their start tags end an open <p>. */
const CLOSES_P =
  words(`address article aside blockquote center details dialog dir div dl fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr li dd dt listing main menu nav ol p plaintext pre search section summary
  table ul xmp`)
/** An open <p> is not seen through these. */
const HIDES_P = words(
  'applet button caption html table td th marquee object template foreignObject',
)
const P = words('p')
const HEADINGS = words('h1 h2 h3 h4 h5 h6')
const INTERACTIVE = words('a button details embed iframe input label select textarea')
const AROUND_INTERACTIVE = words('a button')
const AROUND_LABEL = words('a button label')
const FOREIGN = words('svg math')
/** Their start tags throw the parser out of <svg> and <math>. */
const LEAVES_SVG =
  words(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
  listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`)
const HTML_IN_SVG = words('foreignObject desc title annotation-xml')
const TEXT_ONLY = words('textarea title iframe noembed noframes xmp')

/** Parents that take nothing but these. */
const ONLY_CHILDREN: Readonly<Record<string, ReadonlySet<string>>> = {
  table: words('caption colgroup col thead tbody tfoot tr template'),
  thead: words('tr template'),
  tbody: words('tr template'),
  tfoot: words('tr template'),
  tr: words('td th template'),
  colgroup: words('col template'),
  head: words('base basefont bgsound link meta noscript noframes style script template title'),
  html: words('head body'),
}
/** Elements that stand in nothing but these. */
const ONLY_PARENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  caption: words('table template'),
  colgroup: words('table template'),
  col: words('colgroup table template'),
  thead: words('table template'),
  tbody: words('table template'),
  tfoot: words('table template'),
  tr: words('table thead tbody tfoot template'),
  td: words('tr template'),
  th: words('tr template'),
  head: words('html'),
  body: words('html'),
  html: new Set(),
}
/** Siblings by nature: the start tag of one ends the open other, unless one of `hiddenBy` is between. */
const ENDS_OPEN: Readonly<
  Record<string, { readonly open: ReadonlySet<string>; readonly hiddenBy: ReadonlySet<string> }>
> = {
  li: { open: words('li'), hiddenBy: words('ul ol menu dir template') },
  dt: { open: words('dt dd'), hiddenBy: words('dl template') },
  dd: { open: words('dt dd'), hiddenBy: words('dl template') },
  option: { open: words('option'), hiddenBy: words('select datalist template') },
  optgroup: { open: words('optgroup option'), hiddenBy: words('select template') },
}

/**
 * Finds what is wrong with an element below its known ancestors, the nearest last.
 *
 * The ancestors are what stands around it in the same source; a component's caller is not known.
 */
export function findNestingProblem(
  tag: string,
  ancestors: readonly string[],
): NestingProblem | undefined {
  const parent = ancestors.at(-1)
  if (parent === undefined) return undefined
  if (isForeign(ancestors)) return findForeignProblem(tag, ancestors)
  return (
    findParentProblem(tag, parent) ??
    findClosedProblem(tag, ancestors) ??
    findInteractiveProblem(tag, ancestors)
  )
}

/** Finds what is wrong with text that is not white space, directly in an element. */
export function findTextProblem(parent: string | undefined): NestingProblem | undefined {
  if (parent === undefined || !(parent in ONLY_CHILDREN)) return undefined
  return {
    parent,
    because: 'browsers move text that stands here out of it',
    fix: parent === 'tr' ? 'Put it into a <td>.' : `Put it into one of ${list(parent)}.`,
  }
}

function list(parent: string): string {
  return [...(ONLY_CHILDREN[parent] ?? [])].map((tag) => `<${tag}>`).join(', ')
}

function findParentProblem(tag: string, parent: string): NestingProblem | undefined {
  if (TEXT_ONLY.has(parent))
    return { parent, because: 'tags in it are read as text', fix: 'Give it text only.' }
  const children = ONLY_CHILDREN[parent]
  if (children && !children.has(tag))
    return {
      parent,
      because: 'browsers move it out',
      fix: `<${parent}> takes ${list(parent)}.`,
    }
  const parents = ONLY_PARENTS[tag]
  if (!parents || parents.has(parent)) return undefined
  const fix = [...parents].filter((name) => name !== 'template').map((name) => `<${name}>`)
  return {
    parent,
    because: 'browsers leave its tags out there',
    fix:
      fix.length === 0 ? `<${tag}> is the outermost element.` : `Its place is ${fix.join(' or ')}.`,
  }
}

function findClosedProblem(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  const closed = (parent: string, fix: string) => ({
    parent,
    because: `its start tag ends the open <${parent}>`,
    fix,
  })
  if (CLOSES_P.has(tag) && findAbove(ancestors, P, HIDES_P))
    return closed('p', 'Make the outer one a <div>.')
  const parent = ancestors.at(-1) ?? ''
  if (HEADINGS.has(tag) && HEADINGS.has(parent))
    return closed(parent, 'Make the inner one a <span>.')
  if (tag === 'form' && ancestors.includes('form'))
    return {
      parent: 'form',
      because: 'browsers leave the inner form out',
      fix: 'Put the forms side by side; an input may join one by form="id".',
    }
  const ends = ENDS_OPEN[tag]
  const open = ends && findAbove(ancestors, ends.open, ends.hiddenBy)
  return open
    ? closed(open, `Put a list of its own between them, or end <${open}> first.`)
    : undefined
}

function findInteractiveProblem(
  tag: string,
  ancestors: readonly string[],
): NestingProblem | undefined {
  if (!INTERACTIVE.has(tag)) return undefined
  const outer = findAbove(ancestors, tag === 'label' ? AROUND_LABEL : AROUND_INTERACTIVE)
  if (outer === undefined) return undefined
  return {
    parent: outer,
    because: 'one thing to click cannot hold another',
    fix: 'Put them side by side.',
  }
}

function findForeignProblem(tag: string, ancestors: readonly string[]): NestingProblem | undefined {
  if (!LEAVES_SVG.has(tag)) return undefined
  return {
    parent: ancestors.at(-1) ?? '',
    because: 'its start tag ends the drawing',
    fix: 'Put HTML into a <foreignObject>.',
  }
}

function isForeign(ancestors: readonly string[]): boolean {
  return findAbove(ancestors, FOREIGN, HTML_IN_SVG) !== undefined
}

function findAbove(
  ancestors: readonly string[],
  wanted: ReadonlySet<string>,
  hiddenBy: ReadonlySet<string> = new Set(),
): string | undefined {
  for (const tag of ancestors.toReversed()) {
    if (wanted.has(tag)) return tag
    if (hiddenBy.has(tag)) return undefined
  }
  return undefined
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

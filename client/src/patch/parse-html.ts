const SVG = 'http://www.w3.org/2000/svg'
const MATHML = 'http://www.w3.org/1998/Math/MathML'

/**
 * Parses HTML as the content of an element like the given one, without running or loading anything.
 *
 * @returns An element of the same tag that holds the parsed nodes and is in no document.
 */
export function parseContent(html: string, container: Element): Element {
  const parsed = container.cloneNode(false) as Element
  for (const { name } of [...parsed.attributes]) parsed.removeAttribute(name)
  const template = document.createElement('template')
  template.innerHTML = html
  parsed.append(template.content)
  return parsed
}

/** Parses HTML that is one element, in the place where another one stands. */
export function parseElement(html: string, place: Element): Element | undefined {
  const template = document.createElement('template')
  const wrapper = wrapperOf(place)
  template.innerHTML = wrapper === undefined ? html : `<${wrapper}>${html}</${wrapper}>`
  const { firstElementChild } = template.content
  return (
    (wrapper === undefined ? firstElementChild : firstElementChild?.firstElementChild) ?? undefined
  )
}

// Inside of SVG the same tag makes another element.
function wrapperOf(place: Element): string | undefined {
  const name = place.localName
  if (place.namespaceURI === SVG && name !== 'svg') return 'svg'
  return place.namespaceURI === MATHML && name !== 'math' ? 'math' : undefined
}

/**
 * Sets the title of the page, with the prefix and suffix that its element names.
 *
 * @param title A blank one stands for the element's default.
 * @param isMount The main view was mounted: without a title the default holds.
 */
export function setTitle(title: string | undefined, isMount: boolean): void {
  if (title === undefined && !isMount) return
  const element = document.querySelector('title')
  const { prefix = '', suffix = '', default: fallback } = element?.dataset ?? {}
  const text = title?.trim() ? title : fallback
  if (text === undefined) return
  requestAnimationFrame(() => {
    document.title = element === null ? text : `${prefix}${text}${suffix}`
  })
}

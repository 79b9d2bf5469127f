/** Sets a cookie that the next request of the page carries, for a minute. */
export function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store does not exist in all browsers
  document.cookie = `${name}=${value}; max-age=60; path=/`
}

/** Takes a cookie away. */
export function deleteCookie(name: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store does not exist in all browsers
  document.cookie = `${name}=; max-age=-1; path=/`
}

// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { findStorage } from '../../client/src/storage.ts'

describe('findStorage', () => {
  it('prefers the storage of the application', () => {
    expect(findStorage(sessionStorage, 'localStorage')).toBe(sessionStorage)
    expect(findStorage(undefined, 'localStorage')).toBe(localStorage)
  })

  it('finds none where the person forbids it', () => {
    const forbid = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })

    expect(findStorage(undefined, 'localStorage')).toBeUndefined()
    forbid.mockRestore()
  })
})

import { anka } from 'anka/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [anka()],
  test: { include: ['test/**/*.test.ts'], env: { NODE_ENV: 'test' } },
})

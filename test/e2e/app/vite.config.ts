import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const clients = { ours: './src/client-ours.ts', official: './src/client-official.js' }

/** `LIVE_CLIENT` names the client that the pages of this application run. */
export default defineConfig({
  resolve: {
    alias: {
      'live-client': fileURLToPath(
        new URL(
          process.env.LIVE_CLIENT === 'official' ? clients.official : clients.ours,
          import.meta.url,
        ),
      ),
    },
  },
})

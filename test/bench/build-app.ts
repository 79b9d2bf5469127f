/** First half of `npm run bench:serve`: builds what `anka start` then serves. */
import { buildApp } from './server/build.ts'

buildApp()

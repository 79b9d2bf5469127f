// @vitest-environment jsdom
import { testExamples } from './run-examples.ts'

testExamples('client/src')

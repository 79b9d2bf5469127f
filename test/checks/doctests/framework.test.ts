import { testExamples } from './run-examples.ts'

testExamples('framework/src')

import { testExamples } from './run-examples.ts'

testExamples('README.md')
testExamples('docs')

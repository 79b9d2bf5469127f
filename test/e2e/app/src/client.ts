import { connect } from 'live-client'
import { Echo } from './hooks.ts'

connect({ Echo })

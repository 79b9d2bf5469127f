import { routes } from 'anka/http'

export const to = routes({
  counter: '/',
  form: '/form',
  crash: '/crash',
  hook: '/hook',
  list: '/list',
  ticking: '/ticking',
  pages: '/pages',
  landing: '/landing',
})

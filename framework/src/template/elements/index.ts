export interface Elements {
  readonly [name: string]: object
}

import type { Form } from './random-view.ts'

/** The templates of random views in TSX: compiled or not, as the file is loaded. */
export const tsxForm: Form = {
  element: (wide, title, first, second) => (
    <p class={['p', { wide }]} title={title as string}>
      {first}|{second}
    </p>
  ),
  group: (first, second) => (
    <>
      {first}
      {second}
    </>
  ),
  row: (kind, id, mark, body) =>
    kind === 'row' ? (
      <li key={id} id={id} data-mark={mark}>
        {body}
      </li>
    ) : (
      <b key={id} {...{ id, 'data-mark': mark }}>
        {body}
      </b>
    ),
  mapped: (items, mark, show) => (
    <>
      {items.map((item) => {
        if (item.kind === 'nothing') return null
        return item.kind === 'row' ? (
          <li key={item.id} id={item.id} data-mark={mark}>
            {show(item.body)}
          </li>
        ) : (
          <b key={item.id} id={item.id} data-mark={mark}>
            {show(item.body)}
          </b>
        )
      })}
    </>
  ),
}

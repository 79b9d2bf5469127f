/** Checked by the compiler alone: each marked line is a type error. */
import type { Child, Rendered } from 'anka/template'
import type { Binding, Command } from '../../../framework/src/template/index.ts'

declare const on: {
  readonly save: Binding<{ name: string }> & ((payload: { name: string }) => Command)
}
declare function Card(props: { title: string; children?: Child }): Rendered

export function wrong(): Rendered {
  return (
    <div>
      {/* @ts-expect-error an event is a value, not a string */}
      <button onClick="add">x</button>
      {/* @ts-expect-error the payload is missing */}
      <button onClick={on.save} />
      {/* @ts-expect-error payload of the wrong type */}
      <button onClick={on.save({ name: 1 })} />
      {/* @ts-expect-error misspelled prop */}
      <Card titel="x" />
      {/* @ts-expect-error unknown tag */}
      <buton />
      {/* @ts-expect-error attributes have their DOM names */}
      <p className="x" />
      {/* @ts-expect-error a style is an object */}
      <p style="color: red" />
      {/* @ts-expect-error no such role */}
      <p role="buton" />
      {/* @ts-expect-error srcset only by srcSet() */}
      <img srcset="/a.png 2x" />
      {/* @ts-expect-error no such type of input */}
      <input type="txet" />
      {/* @ts-expect-error functions are no children */}
      <p>{() => 'x'}</p>
      {/* @ts-expect-error no such attribute */}
      <svg viewbox="0 0 1 1" />
      {/* @ts-expect-error scripts stand in files */}
      <script>x</script>
    </div>
  )
}

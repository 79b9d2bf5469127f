import type { Form } from 'anka/live'
import type { Note } from '../contexts/lobby/index.ts'
import { TextField } from './text-field.tsx'

interface NotesCardProps {
  readonly notes: readonly Note[]
  readonly form: Form<{ author: string; text: string }>
  readonly notice: string | undefined
}

export function NotesCard({ notes, form, notice }: NotesCardProps) {
  return (
    <section class="card notes" aria-labelledby="notes-title">
      <h2 id="notes-title">The wall</h2>
      <form id={form.id} class="pin" onChange={form.change} onSubmit={form.submit} novalidate>
        <TextField label="Your name" field={form.fields.author} />
        <TextField label="Note" field={form.fields.text} placeholder="Something worth sharing" />
        <button type="submit" class="primary" disableWith="Pinning…">
          Pin it
        </button>
        <p id="notice" class="notice" role="status">
          {notice}
        </p>
      </form>
      <ol id="wall">
        {notes.map((note) => (
          <li key={note.id}>
            <p class="text">{note.text}</p>
            <p class="author">{note.author}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

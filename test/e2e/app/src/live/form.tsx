import { liveView, toForm } from 'anka/live'
import { z } from 'zod'

export const FormLive = liveView({
  mount: () => ({ saved: [] as readonly string[] }),
  events: {
    save: {
      params: z.object({
        name: z.string().min(2, 'Two letters at least'),
        age: z.coerce.number<string>('A number').int().min(18, 'Eighteen or more'),
      }),
      async handle(socket, { name, age }) {
        socket.update('saved', (saved) => [...saved, `${name}, ${age}`])
      },
    },
  },
  render: ({ saved }, on) => {
    const form = toForm(on.save, { data: { name: '', age: '' } })
    const { name, age } = form.fields
    return (
      <main>
        <h1>Form</h1>
        <form id={form.id} onChange={form.change} onSubmit={form.submit} novalidate>
          <input id="name" name={name.name} value={name.value} />
          <p id="name-problem">{name.used && name.errors[0]}</p>
          <input id="age" name={age.name} value={age.value} />
          <p id="age-problem">{age.used && age.errors[0]}</p>
          <button id="save">Save</button>
        </form>
        <ul id="saved">
          {saved.map((entry) => (
            <li key={entry}>{entry}</li>
          ))}
        </ul>
      </main>
    )
  },
})

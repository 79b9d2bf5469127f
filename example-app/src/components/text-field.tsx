import type { Field } from 'anka/live'

interface TextFieldProps {
  readonly label: string
  readonly field: Field
  readonly placeholder?: string
}

/** A labelled input that says what is wrong with it, once the person has used it. */
export function TextField({ label, field, placeholder = '' }: TextFieldProps) {
  const problem = field.used ? field.errors[0] : undefined
  return (
    <div class="field">
      <label for={field.id}>{label}</label>
      <input
        id={field.id}
        name={field.name}
        value={field.value}
        placeholder={placeholder}
        autocomplete="off"
        debounceMs={150}
        aria-invalid={problem !== undefined}
        aria-describedby={`${field.id}-problem`}
      />
      <p id={`${field.id}-problem`} class="problem">
        {problem}
      </p>
    </div>
  )
}

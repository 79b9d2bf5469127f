/** The errors of `compiler`: what a template cannot be, told where it is written. */

import { defineErrors } from '../core/index.ts'
import { type Place, printPlace } from './code-frame.ts'

interface Located {
  readonly place: Place
}

export const compilerErrors = defineErrors({
  COMPILER_SYNTAX: (d: Located & { because: string; hint: string | undefined }) => ({
    message: `the file cannot be read as TSX: ${d.because}`,
    ...at(d, d.hint ?? 'Nothing of this file was compiled.'),
  }),
  COMPILER_FORBIDDEN_ELEMENT: (d: Located & { tag: string; because: string }) => ({
    message: `<${d.tag}> cannot stand in a template`,
    ...at(d, `Why: ${d.because}.`),
  }),
  COMPILER_UNKNOWN_EVENT: (d: Located & { prop: string; tag: string }) => ({
    message: `<${d.tag}> has no event prop ${d.prop}`,
    expected: 'onClick, onChange, onSubmit, onKeyDown, … as the editor lists them',
    ...at(d, 'For another event of the browser write a hook: hook="MyHook".'),
  }),
  COMPILER_STRING_HANDLER: (d: Located & { prop: string }) => ({
    message: `${d.prop} cannot hold a script, because none runs from an attribute`,
    expected: 'a binding or a command, such as onClick={on.save}',
    ...at(d, "Declare the event in the view's `events`, and bind it by the camelCase prop."),
  }),
  COMPILER_FUNCTION_HANDLER: (d: Located & { prop: string }) => ({
    message: `${d.prop} cannot hold a function, because events run on the server`,
    expected: 'a binding or a command, such as onClick={on.save} or onClick={JS.show({ to })}',
    ...at(
      d,
      "Declare the event in the view's `events`; in the browser alone runs what JS.… describes.",
    ),
  }),
  COMPILER_ATTRIBUTE_NAME: (d: Located & { name: string }) => ({
    message: `"${d.name}" is no name of an attribute`,
    expected: 'letters, digits and - _ . : after a first letter',
    ...at(d, 'Data of your own goes into data-… attributes.'),
  }),
  COMPILER_UNSAFE_URL: (d: Located & { attribute: string; url: string }) => ({
    message: `${d.attribute} holds a URL whose scheme is not allowed there`,
    expected: 'a relative URL, or one with a scheme such as https: or mailto:',
    got: d.url,
    ...at(d, 'Bind an event instead: onClick={on.…}'),
  }),
  COMPILER_STRING_STYLE: (d: Located) => ({
    message: 'style cannot be a string, because its values could not be checked',
    expected: "an object, such as style={{ color: 'red', fontSize: '2rem' }}",
    ...at(d, 'Fixed rules are better off in a class of the stylesheet.'),
  }),
  COMPILER_STRING_SRCSET: (d: Located & { attribute: string }) => ({
    message: `${d.attribute} cannot be a string, because its URLs could not be checked`,
    expected: "srcSet([{ url: '/small.jpg', width: 400 }, …])",
    ...at(d, "import { srcSet } from 'anka/template'"),
  }),
  COMPILER_STRING_SRCDOC: (d: Located) => ({
    message: 'srcdoc cannot be a string, because it is a document that would run',
    expected: 'srcdoc={trusted(html)}',
    ...at(d, 'Call trusted() only with HTML that your own code made.'),
  }),
  COMPILER_REFUSED: (d: Located & { because: string; cause: Error }) => ({
    message: d.because,
    ...at(d, 'It would be refused when it runs.'),
    cause: d.cause,
  }),
  COMPILER_VOID_CHILDREN: (d: Located & { tag: string }) => ({
    message: `<${d.tag}> cannot have children, because it has no end tag`,
    expected: `<${d.tag} />`,
    ...at(d, 'Put the children beside it.'),
  }),
  COMPILER_NESTING: (
    d: Located & { child: string; parent: string; because: string; fix: string },
  ) => ({
    message: `${d.child} cannot stand in <${d.parent}>: ${d.because}`,
    ...at(
      d,
      `${d.fix} The page would not be the one that the server knows, and patches would go wrong.`,
    ),
  }),
  COMPILER_DUPLICATE_ATTRIBUTE: (d: Located & { attribute: string; tag: string }) => ({
    message: `<${d.tag}> has the attribute ${d.attribute} twice`,
    ...at(d, 'Keep one of them.'),
  }),
  COMPILER_NO_ID: (d: Located & { prop: string; tag: string }) => ({
    message: `<${d.tag}> has ${d.prop} but no id, so the client cannot keep it`,
    expected: `<${d.tag} id="…" ${d.prop}=…>`,
    ...at(d, 'Add an id that no other element of the page has, the same at each render.'),
  }),
  COMPILER_KEY_AFTER_SPREAD: (d: Located & { tag: string }) => ({
    message: `the key of <${d.tag}> stands behind a spread, where it would be lost`,
    expected: `<${d.tag} key={…} {...props}>`,
    ...at(d, 'Write the key first: without the compiler JSX takes a key there for something else.'),
  }),
  COMPILER_NO_KEY: (d: Located & { tag: string }) => ({
    message: `a row of a list has no key, so a move looks like changes of other rows`,
    expected: d.tag === '' ? '<Fragment key={…}>' : `<${d.tag} key={…}>`,
    ...at(
      d,
      d.tag === ''
        ? "A fragment in short form takes no key: import { Fragment } from 'anka/jsx-runtime'"
        : 'Give what tells the items apart, such as key={item.id}, never the index.',
    ),
  }),
})

/** Where it is written, the lines around it, and what to do. */
function at(details: Located, help: string): { readonly at: string; readonly help: string } {
  return { at: printPlace(details.place), help: `${details.place.frame}\n${help}` }
}

/** A component that Vitest itself loads. */
export const Greeting = (props: { name: string }) => <p title={props.name}>Hi {props.name}</p>

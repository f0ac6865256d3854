/** A place where script takes over. What stands inside is seen until then, and for good without script. */
import type { Child } from 'hono/jsx';

type Props = { name: 'labeler' | 'journal' | 'config-editor' | 'uploads' | 'saving'; props: unknown; class?: string; children?: Child };

/** `props` must be plain JSON; it travels as an attribute, so no text in it can become markup or script (T16). */
export function Island({ name, props, class: className, children }: Props) {
  return (
    <div data-island={name} data-props={JSON.stringify(props)} class={className}>
      {children}
    </div>
  );
}

/** Markup and commands to read: mono, with line numbers where lines are spoken about. */
import type { Child } from 'hono/jsx';

export function Code({ children }: { children: Child }) {
  return <code class="code">{children}</code>;
}

type Props = { code: string; label: string; lines?: boolean; marked?: readonly number[] };

/** `marked` lines (from 1) stand out. Each line has the id `label-line-N` for problems to point at. */
export function CodeBlock({ code, label, lines, marked = [] }: Props) {
  return (
    <pre class={lines ? 'code-block code-block--lines' : 'code-block'} role="region" aria-label={label} tabindex={0}>
      <code>{code.split('\n').map((line, index) => <span class={marked.includes(index + 1) ? 'code-block__line code-block__line--marked' : 'code-block__line'}>{line}{'\n'}</span>)}</code>
    </pre>
  );
}

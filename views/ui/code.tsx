/** Markup and commands to read: mono, with line numbers where lines are spoken about. */
import type { Child } from 'hono/jsx';

export function Code({ children }: { children: Child }) {
  return <code class="code">{children}</code>;
}

type Props = { code: string; label: string; lines?: boolean; marked?: readonly number[] };

/** `marked` lines (from 1) stand out. Each line has the id `label-line-N` for problems to point at. */
export function CodeBlock({ code, label, lines, marked = [] }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <section class="code-block" aria-label={label} tabindex={0}>
      <pre class={lines ? 'code-block__lines' : undefined}>
        <code>
          {code.split('\n').map((line, index) => (
            <span class={marked.includes(index + 1) ? 'code-block__line code-block__line--marked' : 'code-block__line'}>
              {line}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </section>
  );
}

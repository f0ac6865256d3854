/** Forward and back through a list by cursor. Both places are always kept, so that nothing jumps. */
import type { Child } from 'hono/jsx';
import type { Hx } from '../hx.ts';
import { Icon } from './icon.tsx';
import { formatNumber, plural } from './number.tsx';

type Props = { previous?: string; next?: string; from?: number; to?: number; total?: number; noun?: string; hx?: (href: string) => Hx };

/** `previous` and `next` are addresses; absent at either end. */
export function Pager({ previous, next, from, to, total, noun = 'row', hx }: Props) {
  const range = from !== undefined && to !== undefined ? `${formatNumber(from)}–${formatNumber(to)}` : '';
  const whole = total === undefined ? '' : plural(total, noun);
  if (!previous && !next && !range && !whole) return <></>;
  return (
    <nav class="pager" aria-label="Pages">
      <p class="pager__where">{range && whole ? `${range} of ${whole}` : range || whole}</p>
      <Turn href={previous} rel="prev" hx={hx}>
        <Icon name="chevron-left" /> Previous
      </Turn>
      <Turn href={next} rel="next" hx={hx}>
        Next <Icon name="chevron-right" />
      </Turn>
    </nav>
  );
}

function Turn({ href, rel, hx, children }: { href?: string; rel: string; hx?: (href: string) => Hx; children: Child }) {
  if (!href)
    return (
      <span class="button button--plain" aria-disabled="true">
        {children}
      </span>
    );
  return (
    <a class="button button--plain" href={href} rel={rel} {...hx?.(href)}>
      {children}
    </a>
  );
}

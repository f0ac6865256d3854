/** Forward and back through a list by cursor or by number. Both places are always kept, so that nothing jumps. */
import type { Child } from 'hono/jsx';
import type { NumberedPage, Page, Place } from '#app/core/pages.ts';
import { onPage } from '#app/core/paths.ts';
import type { Hx } from '../hx.ts';
import { Icon } from './icon.tsx';
import { formatNumber, plural } from './number.tsx';

type Props = { previous?: string; next?: string; from?: number; to?: number; total?: number; noun?: string; hx?: (href: string) => Hx };

/** `path`: the address of the list; `part`: where in its page it stands. */
type Numbered = Pick<Props, 'noun'> & { path: string; part?: string; at: NumberedPage; count: number };

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

/** Through a list that is turned by number; nothing where one page holds all of it. */
export function NumberedPager({ path, part, at: { page, page_size }, count, noun }: Numbered) {
  if (count <= page_size) return <></>;
  const [from, to] = [(page - 1) * page_size + 1, Math.min(page * page_size, count)];
  const turn = (to: number): string => onPage(path, to) + (part ? `#${part}` : '');
  return (
    <Pager
      previous={page > 1 ? turn(page - 1) : undefined}
      next={to < count ? turn(page + 1) : undefined}
      from={from}
      to={to}
      total={count}
      noun={noun}
    />
  );
}

/** The pager of a list's page; `href` is the address of a place in the list. */
export function Pages({ page, href }: { page: Pick<Page<unknown>, 'next' | 'previous'>; href: (place: Place) => string }) {
  return <Pager previous={page.previous && href({ before: page.previous })} next={page.next && href({ after: page.next })} />;
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

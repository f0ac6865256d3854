/** @jsxImportSource hono/jsx/dom */
import { resolveText } from '#app/core/labeling/references.ts';
import type { TagProps } from '../kits/kit.ts';
import { tagData } from '../tag-data.ts';
import { isAcross } from './board.ts';
import { ItemCard } from './item-card.tsx';
import { itemsOf } from './items.ts';

/** The items as they come; where a Ranker orders them, they stand there. */
export function List({ tag, parts }: TagProps) {
  const { name = '', title } = tag.attributes;
  if (parts.config.controls.some(({ type, toNames }) => type === 'Ranker' && toNames.includes(name))) return null;
  const data = tagData(parts, tag);
  return (
    <section class="labeler__list" aria-label={title ? resolveText(title, parts.data) : name}>
      {title ? <h2 class="labeler__header labeler__header--4">{resolveText(title, parts.data)}</h2> : null}
      {'note' in data ? <p class="labeler__note">{data.note}</p> : null}
      <ol class={`labeler__items${isAcross(tag) ? ' labeler__items--across' : ''}`}>
        {'value' in data
          ? itemsOf(data.value, tag).map((item) => (
              <li class="labeler__item" key={String(item.id)}>
                <ItemCard item={item} />
              </li>
            ))
          : null}
      </ol>
    </section>
  );
}

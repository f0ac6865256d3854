/** @jsxImportSource hono/jsx/dom */
import { safeAddress, SafeHtml } from '../safe-html.tsx';
import type { Item } from './items.ts';

/** What an item shows: its title, its words, its picture or sound. */
export function ItemCard({ item }: { item: Item }) {
  const address = safeAddress(item.media?.address, { image: true });
  return (
    <div class="labeler__item-room">
      {item.title ? <strong class="labeler__item-title">{item.title}</strong> : null}
      {item.html ? <SafeHtml html={item.html} /> : item.body ? <p class="labeler__item-body">{item.body}</p> : null}
      {item.media?.kind === 'image' && address ? <img src={address} alt={item.title || String(item.id)} /> : null}
      {item.media?.kind === 'audio' && address ? <audio controls preload="none" src={address} /> : null}
    </div>
  );
}

/** An item in a sentence. */
export function itemName(item: Item | undefined, id: string | number): string {
  return item?.title || item?.body.slice(0, 40) || String(id);
}

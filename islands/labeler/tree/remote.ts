/** A tree that lies at an address (`apiUrl`): its first level, and what is below a place when that is opened. */
import type { TreeLabel } from './rows.ts';

export type RemoteTree = {
  labels: readonly TreeLabel[];
  /** Why it is not all there, as a sentence. */
  note: string | undefined;
  fetchBelow(names: readonly string[]): Promise<void>;
};

/**
 * `<url>` answers the first level, `<url>?path=A&path=B` what lies below A / B: a list, or `{ "items": [...] }`, of texts or of
 * `{ value, alias?, hint?, isLeaf?, children? }`. A file that holds children is taken to be the whole tree. `changed` hears of news.
 */
export function openRemoteTree(url: string, changed: () => void): RemoteTree {
  const tree: RemoteTree = { labels: [], note: 'The choices are being fetched…', fetchBelow };
  let isWhole = false;

  async function fetchBelow(names: readonly string[]): Promise<void> {
    const found = await fetchItems(addressOf(url, names));
    if ('why' in found) tree.note = found.why;
    else {
      tree.note = undefined;
      if (names.length === 0) isWhole = found.items.some((item) => isObject(item) && Array.isArray(item.children));
      tree.labels = names.length === 0 ? found.items.flatMap(read) : filled(tree.labels, names, found.items.flatMap(read));
    }
    changed();
  }

  function read(item: unknown): TreeLabel[] {
    if (typeof item === 'string') return [{ name: item, value: item, selected: false, children: [], isPartial: !isWhole }];
    if (!isObject(item) || typeof item.value !== 'string') return [];
    const { value, alias, hint, isLeaf, children } = item;
    const below = Array.isArray(children) ? children.flatMap(read) : [];
    return [
      {
        name: typeof alias === 'string' ? alias : value,
        value,
        ...(typeof hint === 'string' ? { hint } : {}),
        selected: false,
        children: below,
        isPartial: !isWhole && below.length === 0 && isLeaf !== true,
      },
    ];
  }

  void fetchBelow([]);
  return tree;
}

const isObject = (item: unknown): item is Record<string, unknown> => typeof item === 'object' && item !== null;

function addressOf(url: string, names: readonly string[]): string {
  const address = new URL(url, document.baseURI);
  for (const name of names) address.searchParams.append('path', name);
  return address.href;
}

function filled(labels: readonly TreeLabel[], [name, ...rest]: readonly string[], children: readonly TreeLabel[]): TreeLabel[] {
  return labels.map((label) => {
    if (label.name !== name) return label;
    return rest.length === 0 ? { ...label, children, isPartial: false } : { ...label, children: filled(label.children, rest, children) };
  });
}

async function fetchItems(address: string): Promise<{ items: unknown[] } | { why: string }> {
  const host = new URL(address).host;
  // Without this page's cookies where it is another host.
  const response = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (!response) return { why: `The choices could not be fetched from ${host}: it cannot be reached, or does not let this page read from it.` };
  if (!response.ok) return { why: `The choices could not be fetched: ${host} answered ${response.status}.` };
  const body: unknown = await response.json().catch(() => undefined);
  const items = Array.isArray(body) ? body : isObject(body) ? body.items : undefined;
  return Array.isArray(items) ? { items } : { why: `What ${host} answered is no list of choices.` };
}

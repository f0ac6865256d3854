/** Panels of the margin that few answers need: each is fetched when one does, or ahead when the page is at rest, and stays. */
import type { JSX } from 'hono/jsx/dom/jsx-runtime';
import type { Scope } from '../../scope.ts';
import type { Command } from '../commands.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import type * as DetailsKit from '../details/kit.ts';
import type * as NestingKit from '../outline/kit.ts';
import { relationsTag } from '#app/core/labeling/relations-tag.ts';

export type PanelProps = { parts: Parts; state: State };
type Start = (parts: Parts, element: HTMLElement, scope: Scope) => void;
type LatePanel = { Panel: (props: PanelProps) => JSX.Element | null; start?: Start; commands?: (parts: Parts) => Command[] };
type Late = { relations: LatePanel; predictions: LatePanel; nesting: typeof NestingKit; details: typeof DetailsKit };
type Name = keyof Late;

const mayRelate = ({ config, kits }: Parts, { doc, view }: State) =>
  kits.language.regions.length > 0 && (doc.relations.length > 0 || view.linking !== undefined || relationsTag(config) !== undefined);

const catalog: { [N in Name]: { isNeeded: (parts: Parts, state: State) => boolean; load: () => Promise<Late[N]> } } = {
  relations: { isNeeded: mayRelate, load: () => import('../relations/kit.ts') },
  predictions: { isNeeded: ({ predictions }) => predictions.length > 0, load: () => import('../predictions-kit.ts') },
  // Only with a second region is there one to lie under.
  nesting: { isNeeded: (_, { doc }) => doc.regions.length > 1, load: () => import('../outline/kit.ts') },
  details: { isNeeded: (_, { selected }) => selected !== undefined, load: () => import('../details/kit.ts') },
};

const arrived = new WeakMap<Parts, Partial<Late>>();

/** What has been fetched by now. */
export const late = (parts: Parts): Partial<Late> => arrived.get(parts) ?? {};

/** What can be asked of those that have been fetched. */
export function lateCommands(parts: Parts): Command[] {
  const { relations, details } = late(parts);
  return [relations, details].flatMap((kit) => kit?.commands?.(parts) ?? []);
}

/** What the first regions may need, and how long after the editor stands it is fetched: whoever loses the network then goes on with all of it. */
const ahead: readonly Name[] = ['details', 'nesting', 'relations'];
const aheadMs = 2000;
const againMs = 10_000;
const savesData = (): boolean => (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Watches what is needed, until the scope ends. A panel that does not come is said to be missing, and asked for again. */
export function startLatePanels(parts: Parts, element: HTMLElement, scope: Scope): void {
  const here: Partial<Late> = {};
  arrived.set(parts, here);
  const asked = new Set<Name>();
  const failed = new Set<Name>();

  async function fetchPanel<N extends Name>(name: N): Promise<void> {
    asked.add(name);
    const kit = await catalog[name].load().catch(() => undefined);
    if (scope.ended) return;
    if (!kit) return waitFor(name);
    here[name] = kit;
    kit.start?.(parts, element, scope);
    parts.store.look({});
  }

  function waitFor(name: Name): void {
    failed.add(name);
    if (failed.size > 1) return;
    parts.announce('A part of the editor could not be fetched. It comes when the network is back; you can go on.');
    const waiting = scope.child();
    const again = () => {
      waiting.end();
      for (const each of failed) asked.delete(each);
      failed.clear();
      look(parts.store.get());
    };
    waiting.on(window, 'online', again);
    waiting.after(againMs, again);
  }

  const look = (state: State) => {
    for (const name of Object.keys(catalog) as Name[]) {
      if (!asked.has(name) && catalog[name].isNeeded(parts, state)) void fetchPanel(name);
    }
  };
  look(parts.store.get());
  scope.own(parts.store.subscribe(look));
  const fetchAhead = () => {
    for (const name of ahead) void catalog[name].load().catch(() => undefined);
  };
  const form = element.closest('form');
  if (form && parts.editable && parts.kits.language.regions.length > 0 && !savesData())
    scope.on(form, 'labeler:ready', () => void scope.after(aheadMs, fetchAhead), { once: true });
}

/** Panels of the margin that few answers need: each is fetched when one does, and stays. */
import type { JSX } from 'hono/jsx/dom/jsx-runtime';
import type { Scope } from '../../scope.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { relationsTag } from '../relations/tag.ts';

export type PanelProps = { parts: Parts; state: State };
type LatePanel = { Panel: (props: PanelProps) => JSX.Element | null; start?: (parts: Parts, element: HTMLElement, scope: Scope) => void };
type Name = 'relations' | 'predictions';

const catalog: Record<Name, { isNeeded: (parts: Parts, state: State) => boolean; load: () => Promise<LatePanel> }> = {
  relations: {
    isNeeded: ({ config, kits }, { doc, view }) =>
      kits.language.regions.length > 0 && (doc.relations.length > 0 || view.linking !== undefined || relationsTag(config) !== undefined),
    load: () => import('../relations/kit.ts'),
  },
  predictions: {
    isNeeded: ({ predictions }) => predictions.length > 0,
    load: async () => ({ Panel: (await import('./predictions.tsx')).Predictions }),
  },
};

const arrived = new WeakMap<Parts, Map<Name, LatePanel>>();

export function latePanel(parts: Parts, name: Name): LatePanel['Panel'] | undefined {
  return arrived.get(parts)?.get(name)?.Panel;
}

/** Watches what is needed, until the scope ends. A panel that does not come is asked for again at the next change. */
export function startLatePanels(parts: Parts, element: HTMLElement, scope: Scope): void {
  const here = new Map<Name, LatePanel>();
  arrived.set(parts, here);
  const asked = new Set<Name>();

  async function fetchPanel(name: Name): Promise<void> {
    asked.add(name);
    try {
      const panel = await catalog[name].load();
      if (scope.ended) return;
      here.set(name, panel);
      panel.start?.(parts, element, scope);
      parts.store.look({});
    } catch (error) {
      asked.delete(name);
      reportError(error);
    }
  }

  const look = (state: State) => {
    for (const name of Object.keys(catalog) as Name[]) {
      if (!asked.has(name) && catalog[name].isNeeded(parts, state)) void fetchPanel(name);
    }
  };
  look(parts.store.get());
  scope.own(parts.store.subscribe(look));
}

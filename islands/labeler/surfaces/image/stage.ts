/** The element that has focus while one works on the picture, and how Tab goes through its regions. */
import type { ImageRegion } from '#app/core/labeling/result.ts';
import type { Scope } from '../../../scope.ts';
import { regionSentence, type Known } from '../../describe.ts';
import type { Store } from '../../store.ts';
import type { SurfaceContext } from '../surface.ts';

/** `canvas` is Konva's own; whatever stands in it belongs to Konva. */
export type Stage = { focus: HTMLElement; canvas: HTMLDivElement };

export function createStage({ host, object, editable, kits }: SurfaceContext): Stage {
  const hasPoints = kits.figures.some(({ points }) => points);
  const focus = document.createElement('div');
  focus.className = 'labeler__stage';
  focus.tabIndex = 0;
  focus.setAttribute('role', 'application');
  focus.setAttribute('aria-roledescription', 'picture');
  focus.setAttribute(
    'aria-label',
    editable
      ? `${object.name}: Enter places a region, Tab goes through the regions, arrow keys move one, with Ctrl they size it, comma and period turn it${hasPoints ? ', Page Down goes through its points' : ''}.`
      : `${object.name}: Tab goes through the regions.`,
  );
  const canvas = document.createElement('div');
  canvas.setAttribute('aria-hidden', 'true');
  // Konva listens though nothing in it is to be pressed, and would measure itself with every move of the pointer.
  canvas.style.pointerEvents = 'none';
  focus.append(canvas);
  host.append(focus);
  return { focus, canvas };
}

type TabParts = {
  stage: Stage;
  store: Store;
  scope: Scope;
  known: Known;
  visible: () => readonly ImageRegion[];
  reveal: (id: string) => void;
  announce: (sentence: string) => void;
};

/** Goes on to the next region and, after the last, out of the picture: focus is never caught. */
export function bindTab({ stage, store, scope, known, visible, reveal, announce }: TabParts): void {
  scope.on(stage.focus, 'keydown', (event) => {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) return;
    const regions = visible();
    const at = regions.findIndex((region) => region.id === store.get().selected);
    const next = event.shiftKey ? at - 1 : at + 1;
    const region = at === -1 && event.shiftKey ? undefined : regions[next];
    if (!region) return;
    event.preventDefault();
    store.select(region.id);
    reveal(region.id);
    announce(`${next + 1} of ${regions.length}: ${regionSentence(known, region)}`);
  });
}

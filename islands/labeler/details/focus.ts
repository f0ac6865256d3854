/** What is asked of a region goes where none is selected any more; the focus in there goes to what is labeled, not to the page, where keys begin anew. */
import type { Scope } from '../../scope.ts';
import { findRegion } from '../doc.ts';
import type { Parts } from '../parts.ts';

export function keepFocus({ store, focusRegion }: Parts, element: HTMLElement, scope: Scope): void {
  const back = (region: string) => {
    if (document.activeElement !== document.body) return;
    if (findRegion(store.get().doc, region)) focusRegion(region);
    else element.querySelector<HTMLElement>('.labeler__object [tabindex="0"]')?.focus();
  };
  scope.own(
    store.subscribe((now, { selected }) => {
      if (selected === undefined || now.selected !== undefined || !element.contains(document.activeElement)) return;
      // It is drawn in the next frame, and what is hidden loses the focus after that.
      scope.frame(() => scope.frame(() => scope.frame(() => back(selected))));
    }),
  );
}

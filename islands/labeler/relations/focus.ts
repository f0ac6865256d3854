/** Where the focus goes when what holds it in the panel of relations leaves the page: to what comes next, not to the top of the page. */
import { createScope } from '../../scope.ts';
import type { Parts } from '../parts.ts';

type Place = Pick<Parts, 'prefix' | 'store'>;

/** Of the button that begins a relation. */
export const makerId = ({ prefix }: Pick<Parts, 'prefix'>): string => `${prefix}-relate-start`;

/** What had the focus when a relation began: who leaves the list of regions goes back there. */
const begun = new WeakMap<Parts['store'], Element>();

export function rememberFocus({ store }: Place): void {
  const { activeElement } = document;
  if (activeElement) begun.set(store, activeElement);
}

/** To be called before the list of regions goes. Who pressed elsewhere has the focus there. */
export function leaveList(parts: Place): void {
  if (!document.activeElement?.closest('.labeler__relate')) return;
  const was = begun.get(parts.store);
  focusNext(parts, () => [was === document.body ? undefined : was]);
}

/** To be called before a relation's row goes, by its button of this name: that of the next row is meant, or of the one before. */
export function leaveRow(parts: Place, row: Element | null | undefined, name: string): void {
  const kin = row?.nextElementSibling ?? row?.previousElementSibling;
  focusNext(parts, () => [kin?.querySelector(`[data-act="${name}"]`)]);
}

/** The first that takes the focus, once the page is drawn without what had it: at last the maker's button, or the list of regions. */
function focusNext(parts: Place, wanted: () => (Element | null | undefined)[]): void {
  const room = document.activeElement?.closest('[data-island="labeler"]');
  const scope = createScope();
  const next = () => {
    if (document.activeElement !== document.body) return;
    const last = [document.getElementById(makerId(parts)), room?.querySelector('.labeler__region-name[tabindex="0"]')];
    for (const each of [...wanted(), ...last]) {
      if (each instanceof HTMLElement && each.isConnected) each.focus();
      if (document.activeElement === each) return;
    }
  };
  scope.frame(() => scope.frame(next));
}

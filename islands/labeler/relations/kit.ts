/** The panel of relations and their arrows: fetched once an answer has a relation, is about to get one, or its config names them. */
import '../panels/margin.tsx';
import css from '#css/labeler-relations.css';
import type { Scope } from '../../scope.ts';
import { adoptSheet } from '../adopt.ts';
import { Relations } from '../panels/relations.tsx';
import type { Parts } from '../parts.ts';
import { drawArrows } from './arrows.ts';
import { heedChoice } from './linking.ts';

export { commands } from './hiding.ts';

export const Panel = Relations;

export function start(parts: Parts, element: HTMLElement, scope: Scope): void {
  adoptSheet(css);
  drawArrows(parts, element, scope);
  scope.own(parts.store.subscribe((now, before) => queueMicrotask(() => heedChoice(parts, now, before))));
}

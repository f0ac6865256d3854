/** @jsxImportSource hono/jsx/dom */
import { useEffect, useRef, useState } from 'hono/jsx/dom';
import { resolveText } from '#app/core/labeling/references.ts';
import { give } from '../actions/answer.ts';
import type { State } from '../doc.ts';
import type { Step } from '../history.ts';
import { answerOf } from '../kits/aim.ts';
import type { ControlProps } from '../kits/kit.ts';
import { controlId, isClosed, subjectOf } from '../panels/controls/control.tsx';
import { tagData } from '../tag-data.ts';
import { boardOf, isAcross, moved, nextSpot, saidOf, spotOf, type Column, type Id, type Spot } from './board.ts';
import { spotAt } from './drop.ts';
import { ItemCard, itemName } from './item-card.tsx';
import { itemsOf, type Item } from './items.ts';

/** An item in hand by key, with the step it makes; or under the pointer, with the spot it would drop on. */
type Held = { id: Id; step?: Step; over?: Spot };

/**
 * A board of columns. By pointer an item is dragged; by keyboard Space takes it, arrows move it at once, Space or Enter puts it
 * down, Escape puts it back. However far it goes, it is one step to undo.
 */
export function Ranker(props: ControlProps) {
  const { control, parts, state, region } = props;
  const [held, show] = useState<Held | undefined>(undefined);
  // Keys may come faster than the board is drawn: what is in hand and where things stand is asked for when a key comes.
  const hand = useRef<Held | undefined>(undefined);
  const setHeld = (next: Held | undefined) => {
    hand.current = next;
    show(next);
  };
  const list = parts.config.objects.find(({ name }) => name === control.toNames[0]);
  const across = isAcross(control.tag, list?.tag);
  const room = useRef<HTMLElement>(null);
  // An item that moves to another column is drawn anew there.
  useEffect(() => {
    if (held?.step) room.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(String(held.id))}"]`)?.focus();
  });
  const data = list ? tagData(parts, list.tag) : { note: 'There is no list to order.' };
  const items = list && 'value' in data ? itemsOf(data.value, list.tag) : [];
  const title = list?.tag.attributes.title ? resolveText(list.tag.attributes.title, parts.data) : control.name;
  const boardIn = (when: State) => {
    const answer = answerOf(when, control, region);
    const ids = items.map(({ id }) => id);
    return boardOf(control, title, ids, answer?.kind === 'ranker' ? answer : undefined);
  };
  const board = boardIn(state);
  const now = () => boardIn(parts.store.get());
  const nameOf = (id: Id) =>
    itemName(
      items.find((item) => item.id === id),
      id,
    );
  const put = (id: Id, spot: Spot, step?: Step) => {
    const action = give(subjectOf(props), { kind: 'ranker', ranker: saidOf(moved(now(), id, spot)) });
    return (step && parts.store.history.replace(step, action)) ?? parts.store.history.perform('Move item', action);
  };
  const where = ({ column, at }: Spot, id: Id) => {
    const { title: name = '', items: there = [] } = moved(now(), id, { column, at })[column] ?? {};
    return board.length > 1 ? `${name}, ${at + 1} of ${there.length}` : `${at + 1} of ${there.length}`;
  };
  const press = (event: KeyboardEvent, id: Id) => {
    const spot = spotOf(now(), id);
    if (!spot || isClosed(props) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isHeld = hand.current?.id === id;
    if (event.key === ' ' || (isHeld && event.key === 'Enter')) {
      event.preventDefault();
      setHeld(isHeld ? undefined : { id });
      return parts.announce(
        isHeld ? `${nameOf(id)} put down: ${where(spot, id)}.` : `${nameOf(id)} taken. Arrows move it, Space puts it down, Escape puts it back.`,
      );
    }
    if (isHeld && event.key === 'Escape') {
      event.preventDefault();
      if (hand.current?.step) parts.store.history.cancel(hand.current.step);
      setHeld(undefined);
      return parts.announce(`${nameOf(id)} put back.`);
    }
    const next = nextSpot(now(), spot, event.key, across);
    if (!next) return;
    event.preventDefault();
    if (!isHeld) return focusAt(event.currentTarget as HTMLElement, now(), next);
    setHeld({ id, step: put(id, next, hand.current?.step) });
    parts.announce(`${nameOf(id)}: ${where(next, id)}.`);
  };
  return (
    <fieldset class="labeler__board-room" id={controlId(parts, control)} tabindex={-1}>
      <legend class="labeler__legend">{control.name}</legend>
      {'note' in data ? <p class="labeler__note">{data.note}</p> : null}
      <div class={`labeler__board${across ? ' labeler__board--across' : ''}`} ref={room}>
        {board.map((column, index) => (
          <BoardColumn
            key={column.name}
            column={column}
            items={items}
            held={held}
            isOver={held?.over?.column === index ? held.over.at : undefined}
            fixed={isClosed(props)}
            press={press}
            drag={{
              start: (id) => setHeld({ id }),
              over: (id, event) => setHeld({ id, over: spotAt(event, id, across) }),
              drop: (id, event) => {
                const spot = spotAt(event, id, across);
                if (spot && put(id, spot)) parts.announce(`${nameOf(id)}: ${where(spot, id)}.`);
                setHeld(undefined);
              },
              end: () => setHeld(undefined),
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function boardAround(card: HTMLElement): HTMLElement | null {
  return card.closest<HTMLElement>('.labeler__board');
}

function focusAt(card: HTMLElement, board: readonly Column[], { column, at }: Spot): void {
  const there = boardAround(card)?.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(board[column]?.name ?? '')}"] [data-item]`);
  (there?.[Math.min(at, there.length - 1)] ?? card).focus();
}

type Drag = {
  start: (id: Id) => void;
  over: (id: Id, event: PointerEvent) => void;
  drop: (id: Id, event: PointerEvent) => void;
  end: () => void;
};
type ColumnProps = {
  column: Column;
  items: readonly Item[];
  held: Held | undefined;
  /** Where a dragged item would drop in this column. */
  isOver: number | undefined;
  fixed: boolean;
  press: (event: KeyboardEvent, id: Id) => void;
  drag: Drag;
};

function BoardColumn({ column, items, held, isOver, fixed, press, drag }: ColumnProps) {
  const others = column.items.filter((id) => id !== held?.id);
  return (
    <section class={`labeler__column${isOver === undefined ? '' : ' labeler__column--over'}`} data-column={column.name} aria-label={column.title}>
      <h3 class="labeler__column-title">
        {column.title} <span class="labeler__count">{String(column.items.length)}</span>
      </h3>
      <ol class="labeler__items">
        {column.items.map((id) => (
          <li key={String(id)} class={isOver !== undefined && others[isOver] === id ? 'labeler__item--below' : ''}>
            <Card
              id={id}
              item={items.find((one) => one.id === id)}
              isHeld={held?.id === id}
              isDragged={held?.id === id && held.over !== undefined}
              fixed={fixed}
              press={press}
              drag={drag}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

type CardProps = { id: Id; item: Item | undefined; isHeld: boolean; isDragged: boolean; fixed: boolean; press: ColumnProps['press']; drag: Drag };

function Card({ id, item, isHeld, isDragged, fixed, press, drag }: CardProps) {
  return (
    <div
      class={`labeler__item${isHeld ? ' labeler__item--held' : ''}${isDragged ? ' labeler__item--dragged' : ''}`}
      role="button"
      tabindex={0}
      data-item={String(id)}
      aria-roledescription="item to order"
      aria-pressed={String(isHeld)}
      aria-disabled={fixed ? 'true' : undefined}
      onKeyDown={(event: KeyboardEvent) => press(event, id)}
      onPointerDown={(event: PointerEvent) => {
        // A finger scrolls the page, but for on the handle.
        const isHandle = event.target instanceof Element && event.target.closest('.labeler__grip') !== null;
        if (fixed || event.button !== 0 || (event.pointerType !== 'mouse' && !isHandle)) return;
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        drag.start(id);
      }}
      onPointerMove={(event: PointerEvent) => {
        if ((event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) drag.over(id, event);
      }}
      onPointerUp={(event: PointerEvent) => {
        if (!(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
        (event.currentTarget as HTMLElement).releasePointerCapture(event.pointerId);
        if (isDragged) drag.drop(id, event);
        else drag.end();
      }}
      onPointerCancel={drag.end}
    >
      {fixed ? null : (
        <span class="labeler__grip" aria-hidden="true">
          ⠿
        </span>
      )}
      {item ? <ItemCard item={item} /> : <p class="labeler__item-body">{String(id)}</p>}
    </div>
  );
}

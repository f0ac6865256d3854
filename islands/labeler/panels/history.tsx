/** @jsxImportSource hono/jsx/dom */
import './margin.tsx';
import { showModal, type SheetProps } from '../sheets.ts';
import { Icon } from './icon.tsx';
import { Windowed } from './windowed.tsx';

/** Every step since the page was opened, by name; pressing one goes back or forward to it. */
export function HistorySheet({ parts, closed }: SheetProps) {
  const id = `${parts.prefix}-history`;
  const { history } = parts.store;
  const done = history.past.length;
  const names = ['As it was opened', ...[...history.past, ...history.future].map(({ name }) => name)];
  const close = () => (document.getElementById(id) as HTMLDialogElement | null)?.close();
  const go = (to: number) => {
    history.go(to);
    parts.announce(`Back at step ${to}: ${names[to] ?? ''}.`);
  };
  return (
    <dialog class="labeler__help labeler__history" id={id} aria-labelledby={`${id}-title`} ref={showModal} onClose={closed}>
      <header class="labeler__help-head">
        <h2 class="labeler__title" id={`${id}-title`}>
          What was done
        </h2>
        <button type="button" class="labeler__row-button" aria-label="Close" title="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Windowed
        label="Steps"
        keys={names.map((_, index) => String(index))}
        at={String(done)}
        row={(key, given) => (
          <li key={key} {...given.place}>
            <button
              type="button"
              class={`labeler__step${Number(key) > done ? ' labeler__step--undone' : ''}`}
              aria-current={Number(key) === done ? 'step' : undefined}
              onClick={() => go(Number(key))}
              {...given.button}
            >
              <span class="labeler__number">{key}</span> {names[Number(key)]}
              {Number(key) > done ? <small>taken back</small> : null}
            </button>
          </li>
        )}
      />
    </dialog>
  );
}

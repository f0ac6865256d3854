/** @jsxImportSource hono/jsx/dom */
import { normalKeys } from '#app/core/labeling/hotkeys.ts';
import type { ControlTag } from '#app/core/labeling/model.ts';
import { pressName, printKey } from '../../keys.ts';

type Shortcut = { text: string; title: string; keys: string | undefined; background: string | undefined };

function shortcutsOf({ tag }: ControlTag): Shortcut[] {
  return tag.children
    .filter(({ type }) => type === 'Shortcut')
    .map(({ attributes: { value = '', alias, hotkey, background } }) => ({
      text: value,
      title: alias ?? value,
      keys: hotkey ? normalKeys(hotkey) : undefined,
      background: background !== undefined && CSS.supports('color', background) ? background : undefined,
    }));
}

/** Puts a text where the caret is, as if it had been typed. */
function insert(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** In a field of the control: a shortcut's key inserts its text. Answers whether it did. */
export function pressShortcut(event: KeyboardEvent, control: ControlTag): boolean {
  const meant = shortcutsOf(control).find(({ keys }) => keys !== undefined && keys === pressName(event));
  if (!meant || !(event.target instanceof HTMLTextAreaElement) || event.target.readOnly) return false;
  event.preventDefault();
  insert(event.target, meant.text);
  return true;
}

/** Buttons that insert a text into the field one is in, or else into the box named by `box`. */
export function Shortcuts({ control, box }: { control: ControlTag; box: string }) {
  const shortcuts = shortcutsOf(control);
  if (shortcuts.length === 0) return null;
  return (
    <div class="labeler__shortcuts" role="group" aria-label={`Texts to insert in ${control.name}`}>
      {shortcuts.map(({ text, title, keys, background }) => (
        <button
          type="button"
          key={text}
          class="labeler__shortcut"
          title={title === text ? undefined : text}
          aria-keyshortcuts={keys}
          style={background ? { borderInlineStartColor: background } : {}}
          // The caret stays where it is.
          onMouseDown={(event: Event) => event.preventDefault()}
          onClick={() => {
            const own = document.getElementById(box);
            const room = own?.closest('.labeler__texts');
            const field =
              document.activeElement instanceof HTMLTextAreaElement && room?.contains(document.activeElement) ? document.activeElement : own;
            if (field instanceof HTMLTextAreaElement) insert(field, text);
          }}
        >
          {title}
          {keys ? <kbd class="labeler__key">{printKey(keys)}</kbd> : null}
        </button>
      ))}
    </div>
  );
}

/** @jsxImportSource hono/jsx/dom */
import '../base.ts';
import { writeSettings, type Toggles } from '../settings.ts';
import { showModal, type SheetProps } from '../sheets.ts';
import { Icon } from './icon.tsx';
import { settingWords } from './setting-words.ts';

/** What a person likes: changed at once, kept on this machine. */
export function Settings({ parts, state, closed }: SheetProps) {
  const id = `${parts.prefix}-settings`;
  const close = () => (document.getElementById(id) as HTMLDialogElement | null)?.close();
  const set = (name: keyof Toggles, value: boolean) => {
    const settings = { ...state.view.settings, [name]: value };
    parts.store.look({ settings });
    const kept = writeSettings(window.localStorage, settings);
    parts.announce(`${settingWords[name].title}: ${value ? 'on' : 'off'}.${kept ? '' : ' This browser keeps it only while the page is open.'}`);
  };
  return (
    <dialog class="labeler__help labeler__settings" id={id} aria-labelledby={`${id}-title`} ref={showModal} onClose={closed}>
      <header class="labeler__help-head">
        <h2 class="labeler__title" id={`${id}-title`}>
          How the editor works
        </h2>
        <button type="button" class="labeler__row-button" aria-label="Close" title="Close" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {Object.entries(settingWords).map(([name, { title, help }]) => (
        <label class="labeler__setting" key={name}>
          <input
            type="checkbox"
            form={`${parts.prefix}-none`}
            checked={state.view.settings[name as keyof Toggles]}
            onChange={(event: Event) => set(name as keyof Toggles, (event.target as HTMLInputElement).checked)}
          />
          <span>
            {title}
            <small>{help}</small>
          </span>
        </label>
      ))}
      <p class="labeler__empty">Kept on this machine. Keys are changed in your profile.</p>
    </dialog>
  );
}

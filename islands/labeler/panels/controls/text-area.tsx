/** @jsxImportSource hono/jsx/dom */
import { useState } from 'hono/jsx/dom';
import { isSet } from '#app/core/labeling/flag.ts';
import { setText } from '../../actions/answer.ts';
import { answerOf } from '../../kits/aim.ts';
import { Icon } from '../icon.tsx';
import { continuedStep } from '../../continued-step.ts';
import type { ControlProps } from '../../kits/kit.ts';
import { controlId, isClosed, subjectOf } from './control.tsx';
import { pressShortcut, Shortcuts } from './shortcuts.tsx';

/**
 * Texts one writes. What is being typed is in the document at once, as its last entry, so that a draft never lacks it;
 * Enter (or Add) only closes the entry. With one submission at most there is one box and nothing to close.
 */
export function TextArea(props: ControlProps) {
  const { control, parts, state, region } = props;
  const { tag } = control;
  const { maxsubmissions, label } = tag.attributes;
  const answer = answerOf(state, control, region);
  const texts = answer?.kind === 'textarea' ? answer.text : [];
  const max = Number(maxsubmissions) || Infinity;
  const [openAt, setOpenAt] = useState(-1);
  const isOpen = max === 1 ? texts.length === 1 : openAt === texts.length - 1 && openAt >= 0;
  const closed = isOpen ? texts.slice(0, -1) : texts;
  const field = `${control.name}:${region?.id ?? ''}`;
  const put = (next: string[], at: string) => continuedStep(parts.store, `${field}:${at}`, 'Write', setText(subjectOf(props), next));
  const write = (text: string) => {
    put(text === '' ? closed : [...closed, text], String(closed.length));
    setOpenAt(text === '' ? -1 : closed.length);
  };
  const id = `${controlId(parts, control)}${region ? `-${region.id}` : ''}`;
  const close = () => {
    // What was just typed may not be drawn yet.
    const now = answerOf(parts.store.get(), control, region);
    const said = now?.kind === 'textarea' ? now.text : [];
    const last = said.at(-1);
    if (last !== undefined && isSet(tag, 'skipduplicates') && said.indexOf(last) < said.length - 1) {
      put(said.slice(0, -1), String(said.length - 1));
      parts.announce(`“${last}” is there already.`);
    } else if (last !== undefined) parts.announce(`Entry ${said.length} added.`);
    setOpenAt(-1);
  };
  return (
    <div class="labeler__texts" id={controlId(parts, control)} tabindex={-1}>
      <label class="labeler__legend" for={`${id}-box`}>
        {label ?? control.name}
      </label>
      <ol class="labeler__entries" hidden={closed.length === 0}>
        {closed.map((text, index) => (
          <Entry
            key={String(index)}
            text={text}
            number={index + 1}
            fixed={isClosed(props)}
            editable={isSet(tag, 'editable') || isSet(tag, 'transcription')}
            press={(event) => void pressShortcut(event, control)}
            change={(next) => put(texts.with(index, next), `entry ${index}`)}
            remove={() => put(texts.toSpliced(index, 1), `remove ${index} ${texts.length}`)}
          />
        ))}
      </ol>
      {closed.length >= max || (isClosed(props) && max !== 1) ? null : (
        <Box {...props} id={`${id}-box`} text={isOpen ? (texts.at(-1) ?? '') : undefined} isOnly={max === 1} write={write} close={close} />
      )}
      {isClosed(props) ? null : <Shortcuts control={control} box={`${id}-box`} />}
    </div>
  );
}

type BoxProps = ControlProps & {
  id: string;
  /** What is being typed; undefined when the next entry has not begun. */
  text: string | undefined;
  /** There is one submission at most, so nothing to add. */
  isOnly: boolean;
  write: (text: string) => void;
  close: () => void;
};

/** In a box of one row Enter closes the entry, with Shift it breaks the line; in taller ones Enter breaks the line. */
function Box({ id, text, isOnly, write, close, ...props }: BoxProps) {
  const { placeholder, rows } = props.control.tag.attributes;
  const closesOnEnter = !isOnly && !(Number(rows) > 1);
  return (
    <div class="labeler__entry-box">
      <textarea
        id={id}
        class="labeler__textarea"
        rows={Math.min(20, Number(rows) || 1)}
        placeholder={placeholder ?? ''}
        readonly={isClosed(props)}
        value={text ?? ''}
        onInput={(event: Event) => write((event.target as HTMLTextAreaElement).value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (pressShortcut(event, props.control)) return;
          if (!closesOnEnter || event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.isComposing) return;
          event.preventDefault();
          close();
        }}
      />
      {isOnly || props.control.tag.attributes.showsubmitbutton?.trim() === 'false' ? null : (
        <button type="button" class="labeler__button" disabled={text === undefined} onClick={close}>
          Add
        </button>
      )}
    </div>
  );
}

type EntryProps = {
  press: (event: KeyboardEvent) => void;
  text: string;
  number: number;
  fixed: boolean;
  editable: boolean;
  change: (text: string) => void;
  remove: () => void;
};

function Entry({ press, text, number, fixed, editable, change, remove }: EntryProps) {
  return (
    <li class="labeler__entry">
      {editable && !fixed ? (
        <textarea
          class="labeler__textarea"
          rows={1}
          aria-label={`Entry ${number}`}
          value={text}
          onKeyDown={press}
          onInput={(event: Event) => change((event.target as HTMLTextAreaElement).value)}
        />
      ) : (
        <span class="labeler__entry-text">{text}</span>
      )}
      {fixed ? null : (
        <button type="button" class="labeler__row-button" title={`Delete entry ${number}`} aria-label={`Delete entry ${number}`} onClick={remove}>
          <Icon name="delete" />
        </button>
      )}
    </li>
  );
}

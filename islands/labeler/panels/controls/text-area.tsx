/** @jsxImportSource hono/jsx/dom */
import { useLayoutEffect, useRef, useState } from 'hono/jsx/dom';
import { isSet } from '#app/core/labeling/flag.ts';
import type { Tag } from '#app/core/labeling/model.ts';
import { setText } from '../../actions/answer.ts';
import { answerOf } from '../../kits/aim.ts';
import { Icon } from '../icon.tsx';
import { continuedStep } from '../../continued-step.ts';
import type { ControlProps } from '../../kits/kit.ts';
import type { State } from '../../doc.ts';
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
  const max = Number(maxsubmissions) || Infinity;
  const field = `${control.name}:${region?.id ?? ''}`;
  const id = `${controlId(parts, control)}${region ? `-${region.id}` : ''}`;
  const openAt = useRef(-1);
  const [, drawAgain] = useState(0);
  const openAfter = (at: number) => {
    openAt.current = at;
    drawAgain((times) => times + 1);
  };
  const read = (from: State) => {
    const answer = answerOf(from, control, region);
    const texts = answer?.kind === 'textarea' ? answer.text : [];
    const isOpen = max === 1 ? texts.length === 1 : openAt.current === texts.length - 1 && (openAt.current ?? -1) >= 0;
    return { texts, isOpen, closed: isOpen ? texts.slice(0, -1) : texts };
  };
  const { texts, isOpen, closed } = read(state);
  // Fast hands act before what they did is drawn, so every act reads the document anew.
  const now = () => read(parts.store.get());
  const put = (next: string[], at: string) => continuedStep(parts.store, `${field}:${at}`, 'Write', setText(subjectOf(props), next));
  const write = (text: string) => {
    const before = now().closed;
    put(text === '' ? before : [...before, text], String(before.length));
    openAfter(text === '' ? -1 : before.length);
  };
  const isTranscription = isSet(tag, 'transcription');
  const goesOn = useRef(false);
  const close = () => {
    const said = now().texts;
    const last = said.at(-1);
    if (last !== undefined && isSet(tag, 'skipduplicates') && said.indexOf(last) < said.length - 1) {
      put(said.slice(0, -1), String(said.length - 1));
      parts.announce(`“${last}” is there already.`);
    } else if (last !== undefined) parts.announce(`Entry ${said.length} added.`);
    openAfter(-1);
    const box = document.getElementById(`${id}-box`);
    if (box instanceof HTMLTextAreaElement) box.value = '';
    goesOn.current = isTranscription;
  };
  // The box of a transcription gives way to the entry, as soon as that is drawn: one goes on in it.
  useLayoutEffect(() => {
    const entry = goesOn.current ? document.getElementById(`${id}-entry-1`) : null;
    if (!entry) return;
    goesOn.current = false;
    entry.focus();
  });
  return (
    <div class="labeler__texts" id={region && region.id !== state.selected ? undefined : controlId(parts, control)} tabindex={-1}>
      <label class="labeler__legend" for={`${id}-box`}>
        {label ?? control.name}
      </label>
      <ol class="labeler__entries" hidden={closed.length === 0}>
        {closed.map((text, index) => (
          <Entry
            key={String(index)}
            id={`${id}-entry-${index + 1}`}
            text={text}
            number={index + 1}
            rows={isTranscription ? boxRows(tag) : 1}
            fixed={isClosed(props)}
            editable={isSet(tag, 'editable') || isTranscription}
            press={(event) => void pressShortcut(event, control)}
            change={(next) => put(now().texts.with(index, next), `entry ${index}`)}
            remove={() => put(now().texts.toSpliced(index, 1), `remove ${index} ${texts.length}`)}
          />
        ))}
      </ol>
      {closed.length >= max || (isClosed(props) && max !== 1) || (isTranscription && closed.length > 0) ? null : (
        <Box {...props} id={`${id}-box`} text={isOpen ? (texts.at(-1) ?? '') : undefined} isOnly={max === 1} write={write} close={close} />
      )}
      {isClosed(props) ? null : <Shortcuts control={control} box={`${id}-box`} />}
    </div>
  );
}

/** Lines of a box, at most 20. */
const boxRows = ({ attributes }: Tag): number => Math.min(20, Number(attributes.rows) || 1);

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
        rows={boxRows(props.control.tag)}
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
      {isOnly || !isSet(props.control.tag, 'showsubmitbutton', true) ? null : (
        <button type="button" class="labeler__button" disabled={text === undefined} onClick={close}>
          Add
        </button>
      )}
    </div>
  );
}

type EntryProps = {
  press: (event: KeyboardEvent) => void;
  id: string;
  text: string;
  number: number;
  rows: number;
  fixed: boolean;
  editable: boolean;
  change: (text: string) => void;
  remove: () => void;
};

function Entry({ press, id, text, number, rows, fixed, editable, change, remove }: EntryProps) {
  return (
    <li class="labeler__entry">
      {editable && !fixed ? (
        <textarea
          id={id}
          class="labeler__textarea"
          rows={rows}
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

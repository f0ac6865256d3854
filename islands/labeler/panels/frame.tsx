/** @jsxImportSource hono/jsx/dom */
import type { ResultProblem } from '#app/core/labeling/check/problem.ts';
import type { State } from '../doc.ts';
import type { Parts } from '../parts.ts';
import { LayoutTag } from './layout.tsx';
import { Toolbar } from './toolbar.tsx';

export type FrameProps = {
  parts: Parts;
  state: State;
  status: string;
  /** What a refused submit still asks. */ missing: ResultProblem[];
  problems: string[];
};

/** The work as the config writes it, and beside it the margin: what is selected, and everything as a list. */
export function Frame({ parts, state, status, missing, problems }: FrameProps) {
  const Sheet = parts.sheets.shown();
  const Margin = parts.kits.margin?.Margin;
  return (
    <div class={`labeler${Margin ? ' labeler--margin' : ''}${plain(state)}`} data-mode={parts.editable ? 'edit' : 'read'}>
      <Toolbar parts={parts} state={state} status={status} />
      <div class="labeler__notes">
        <Sentences id={`${parts.prefix}-missing`} title="Before this can be submitted:" sentences={missing.map((one) => one.message)} />
        <Sentences id={`${parts.prefix}-problems`} title="Some of the stored answer could not be read and is left out:" sentences={problems} />
      </div>
      <div class="labeler__work" id={`${parts.prefix}-work`}>
        <LayoutTag tag={parts.config.root} parts={parts} state={state} />
      </div>
      {Margin ? <Margin parts={parts} state={state} /> : null}
      {Sheet ? <Sheet parts={parts} state={state} closed={parts.sheets.closed} /> : null}
    </div>
  );
}

/** What the person does not want to see goes by the style sheet. */
function plain({ view: { settings } }: State): string {
  return `${settings.showNames ? '' : ' labeler--nameless'}${settings.showKeys && settings.singleKeys ? '' : ' labeler--keyless'}`;
}

function Sentences({ id, title, sentences }: { id: string; title: string; sentences: string[] }) {
  return (
    <div class="labeler__asked" id={id} hidden={sentences.length === 0} role="alert">
      {sentences.length > 0 ? <p>{title}</p> : null}
      <ul>
        {sentences.slice(0, 20).map((sentence, index) => (
          <li key={String(index)}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

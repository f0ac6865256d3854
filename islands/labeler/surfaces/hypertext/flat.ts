/**
 * The text of a document as it is seen: white space collapsed, `<br>` and blocks as line ends, and where each character comes from.
 * White space is collapsed here once, so that the text nodes on the page hold exactly these characters.
 */
import type { Stretch } from '../text/caret.ts';

/** Characters in a row, both here and in their text node. UTF-16 units. */
export type Run = { flat: number; raw: number; length: number };

/** What is seen of one text node; grows until the text is finished, and has no runs where nothing is seen. */
export type Written = Stretch & { runs: Run[] };

/** What stands between two blocks: a cell of a table, a block, a paragraph. */
export type Break = '\t' | '\n' | '\n\n';

export type FlatWriter = {
  /** Adds the data of a text node; `pre`: as it stands. */
  text(data: string, pre: boolean): Written;
  /** A block begins or ends. */
  break(kind: Break): void;
  /** A `<br>`. */
  lineEnd(): void;
  /** Something that is seen and no text, as a picture. */
  object(): void;
  finish(): string;
};

/** Words with single spaces between them, which need no look of their own; or white space. */
const stretches = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*|[ \t\n\r\f]+/g;

export function createFlatWriter(): FlatWriter {
  const parts: string[] = [];
  let length = 0;
  /** Line ends that show only if something follows. */
  let due = '';
  /** A space that shows only if something follows on its line. */
  let space: { of: Written; raw: number } | undefined;
  let atLineStart = true;

  function emit(to: Written, raw: number, text: string): void {
    parts.push(due, text);
    length += due.length;
    due = '';
    const last = to.runs.at(-1);
    if (!last) to.start = length;
    if (last && last.raw + last.length === raw) last.length += text.length;
    else to.runs.push({ flat: length, raw, length: text.length });
    length += text.length;
    to.end = length;
    atLineStart = false;
  }

  function flushSpace(): void {
    if (space) emit(space.of, space.raw, ' ');
    space = undefined;
  }

  function startLine(next: string): void {
    space = undefined;
    atLineStart = true;
    if (length > 0) due = next;
  }

  return {
    text(data, pre) {
      const written: Written = { start: length, end: length, runs: [] };
      if (pre && data !== '') {
        flushSpace();
        emit(written, 0, data);
        return written;
      }
      for (const { 0: part, index } of data.matchAll(stretches)) {
        if (!/^[ \t\n\r\f]/.test(part)) {
          flushSpace();
          emit(written, index, part);
        } else if (!atLineStart && !space) space = { of: written, raw: index };
      }
      return written;
    },
    break: (kind) => startLine(weight(kind) > weight(due) ? kind : due),
    lineEnd: () => startLine(due === '\t' ? '\n' : `${due}\n`),
    object() {
      flushSpace();
      atLineStart = false;
    },
    finish: () => parts.join(''),
  };
}

function weight(due: string): number {
  return due === '\t' ? 0.5 : due.length;
}

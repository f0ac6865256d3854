/** The HTML surface: a document that can do nothing, with passages in it and a caret (T15; decision 21). */
import { isSet } from '#app/core/labeling/flag.ts';
import type { Surface, SurfaceContext } from '../surface.ts';
import { createDrawing } from '../text/drawing.ts';
import { createTextEditor } from '../text/editor.ts';
import { showNote } from '../text/note.ts';
import { indexOffsets } from '../text/offsets.ts';
import { createOverlay } from '../text/overlay.ts';
import { createStage } from '../text/stage.ts';
import { textValue } from '../text/value.ts';
import { asItCame, type AsItCame } from './as-it-came.ts';
import { readDocument, type HyperDocument } from './document.ts';
import { passagePlaces } from './places.ts';

/** From here on laying out everything at once is felt. */
const longUnits = 100_000;
let opened = 0;

export async function createHyperTextSurface(context: SurfaceContext): Promise<Surface> {
  const given = await textValue(context.object, context.value, context.scope.signal);
  return 'missing' in given ? showNote(context.host, given.missing) : showDocument(context, given.text);
}

function showDocument(context: SurfaceContext, html: string): Surface {
  const { host, object, scope } = context;
  const isInline = isSet(object.tag, 'inline');
  const { frame, root, hint } = createStage(context, { kind: 'hypertext-surface', label: 'Document', tags: false });
  root.id = `hypertext-${(opened += 1)}`;
  const page = readDocument(html, { scope: `#${root.id}`, sheets: !isInline, clickableLinks: isSet(object.tag, 'clickablelinks') });
  root.append(page.content);
  root.classList.toggle('hypertext-surface__text--long', page.text.length > longUnits);
  const box = document.createElement('div');
  box.className = `hypertext-box${isInline ? '' : ' hypertext-box--framed'}${page.styles.colored ? ' hypertext-box--paper on-paper' : ''}`;
  box.append(frame);
  const came = asItCame(context, html, box);
  host.replaceChildren(...notesOf(context, page, came), box, hint);
  adopt(context, page);
  const offsets = indexOffsets(page.text);
  const editor = createTextEditor({
    ...context,
    text: page.text,
    offsets,
    root,
    drawing: createDrawing(root, page.text, page.leaves),
    places: passagePlaces(object, page, offsets),
    overlay: createOverlay(frame),
  });
  // Pictures push the text about when they come.
  scope.on(root, 'load', () => editor.redraw(), { capture: true });
  return {
    ...editor,
    focus(region) {
      came.close();
      editor.focus(region);
    },
    reveal(region) {
      came.close();
      editor.reveal(region);
    },
    dispose: () => host.replaceChildren(),
  };
}

function adopt({ scope }: SurfaceContext, { styles: { sheet } }: HyperDocument): void {
  if (!sheet) return;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  scope.own(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
}

/** What of the document does not show, and pictures that wait to be asked for. */
function notesOf({ scope, announce }: SurfaceContext, { leftOut, pictures }: HyperDocument, came: AsItCame): HTMLElement[] {
  const notes: HTMLElement[] = [];
  if (leftOut.size > 0) {
    const note = document.createElement('p');
    note.className = 'hypertext-note';
    note.append(`Left out of this document: ${[...leftOut].join(', ')}. `, came.button);
    notes.push(note);
  }
  if (pictures.held > 0) {
    const count = pictures.held === 1 ? 'A picture' : `${pictures.held} pictures`;
    const note = document.createElement('p');
    note.className = 'hypertext-note';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--small';
    button.textContent = 'Show';
    note.append(`${count} from ${pictures.hosts.join(', ')}: that host would see your request. `, button);
    scope.on(button, 'click', () => {
      pictures.show();
      note.remove();
      announce(pictures.held === 0 ? 'Pictures are being fetched.' : '');
    });
    notes.push(note);
  }
  return notes;
}

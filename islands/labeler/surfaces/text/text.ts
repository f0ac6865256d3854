/** The text surface: a plain text, its spans, a caret. */
import type { Surface, SurfaceContext } from '../surface.ts';
import { createBlocks } from './blocks.ts';
import { createDrawing } from './drawing.ts';
import { createTextEditor } from './editor.ts';
import { showNote } from './note.ts';
import { indexOffsets } from './offsets.ts';
import { createOverlay } from './overlay.ts';
import { spanPlaces } from './places.ts';
import { createStage } from './stage.ts';
import { textValue } from './value.ts';

export async function createTextSurface(context: SurfaceContext): Promise<Surface> {
  const given = await textValue(context.object, context.value, context.scope.signal);
  return 'missing' in given ? showNote(context.host, given.missing) : showText(context, given.text);
}

function showText(context: SurfaceContext, text: string): Surface {
  const { host, object } = context;
  const { frame, root, hint } = createStage(context, { kind: 'text-surface', label: 'Text', tags: true });
  host.replaceChildren(frame, hint);
  const offsets = indexOffsets(text);
  const drawing = createDrawing(root, text, createBlocks(root, text));
  const places = spanPlaces(object, text, offsets);
  const editor = createTextEditor({ ...context, text, offsets, root, drawing, places, overlay: createOverlay(frame) });
  return { ...editor, dispose: () => host.replaceChildren() };
}

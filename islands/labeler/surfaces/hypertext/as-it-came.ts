/**
 * The document as it came, drawings and forms and all, in a frame with an origin of its own in which nothing runs and nothing is fetched
 * (T15; decision 44). No code can reach into such a frame, so it is for reading; labels are made in what is built from the document.
 */
import { documentFrame } from '#app/core/document-frame.ts';
import type { SurfaceContext } from '../surface.ts';

export type AsItCame = {
  button: HTMLButtonElement;
  /** Back to what is labeled, where one is not there already. */
  close(): void;
};

let framed = 0;

/** `box` holds what is labeled: it gives its place to the frame. */
export function asItCame({ object, scope, announce }: SurfaceContext, html: string, box: HTMLElement): AsItCame {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--small';
  let frame: HTMLIFrameElement | undefined;

  function say(): void {
    button.textContent = frame ? 'Back to labeling' : 'Show as it came';
    box.hidden = frame !== undefined;
  }

  function open(): void {
    frame = document.createElement('iframe');
    frame.className = 'hypertext-came';
    frame.name = `document-${(framed += 1)}`;
    frame.title = `Document ${object.name} as it came`;
    frame.setAttribute('sandbox', '');
    box.after(frame);
    post(frame.name, html);
    announce('The document is shown as it came. Nothing runs in it, and pictures of other places are not fetched.');
  }

  function close(): void {
    if (!frame) return;
    frame.remove();
    frame = undefined;
    say();
  }

  scope.on(button, 'click', () => {
    if (frame) {
      close();
      announce('The document is shown for labeling.');
    } else {
      open();
      say();
    }
  });
  say();
  return { button, close };
}

/** Hands the document over by a form: it may lie anywhere, be encoded, and be larger than an address. */
function post(target: string, html: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = documentFrame;
  form.enctype = 'multipart/form-data';
  form.target = target;
  form.hidden = true;
  const field = document.createElement('textarea');
  field.name = 'html';
  // Forms with NUL are refused; to browsers it is no character of a document either.
  field.value = html.replaceAll('\0', '');
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}

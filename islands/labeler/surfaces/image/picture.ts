/** Loads the picture, and says what to do when it does not come. */
import type { Size } from '#app/core/labeling/shapes/rectangle.ts';
import type { Scope } from '../../../scope.ts';

/** One that was fetched, or is drawn already. */
export type Picture = HTMLImageElement | HTMLCanvasElement;

/** In pixels of its own. */
export const sizeOf = (picture: Picture): Size =>
  picture instanceof HTMLCanvasElement
    ? { width: picture.width, height: picture.height }
    : { width: picture.naturalWidth || 1, height: picture.naturalHeight || 1 };

/** A short wait needs no words. */
const patienceMs = 300;

/** Tries until the picture is there; each failure shows a sentence and a button, unless there is something to do `instead`. Ends with the scope. */
export function loadPicture(
  host: HTMLElement,
  url: string,
  scope: Scope,
  crossOrigin: string | undefined,
  loaded: (image: HTMLImageElement) => void,
  instead?: () => void,
): void {
  const image = new Image();
  const stopWaiting = scope.after(patienceMs, () => tell(host, [paragraph('Loading the picture…')]));
  scope.on(image, 'load', () => {
    stopWaiting();
    clear(host);
    loaded(image);
  });
  scope.on(image, 'error', () => {
    stopWaiting();
    if (instead) return instead();
    tell(host, [
      paragraph('The picture could not be loaded. Its address may be wrong, or its server may not allow this page to read it.'),
      paragraph(url, 'labeler__address'),
      button('Try again', scope, () => loadPicture(host, url, scope, crossOrigin, loaded)),
    ]);
  });
  image.decoding = 'async';
  if (crossOrigin) image.crossOrigin = crossOrigin;
  image.src = url;
}

/** Says that there is no picture to load. */
export function tellMissing(host: HTMLElement, written: string): void {
  tell(host, [paragraph(`This task has no picture in ${written}. Skip it, or tell the people who run this project.`)]);
}

function tell(host: HTMLElement, parts: HTMLElement[]): void {
  clear(host);
  const box = document.createElement('div');
  box.className = 'labeler__refused';
  box.setAttribute('role', 'status');
  box.append(...parts);
  host.append(box);
}

function clear(host: HTMLElement): void {
  host.querySelector('.labeler__refused')?.remove();
}

export function paragraph(text: string, className = ''): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

export function button(text: string, scope: Scope, act: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'labeler__button';
  element.textContent = text;
  scope.on(element, 'click', act);
  return element;
}

/** A large picture shows as its smaller copy first; its own pixels are fetched once more is to be seen than the copy holds. */
import type { PicturePreview } from '#app/core/previews.ts';
import type { Scope } from '../../../scope.ts';
import { button, paragraph, sizeOf, type Picture } from './picture.ts';

type Parts = {
  host: HTMLElement;
  url: string;
  /** What shows meanwhile, and how wide the picture itself is. */
  small: Picture;
  preview: PicturePreview;
  scope: Scope;
  /** The picture itself, decoded. */
  arrived: (image: HTMLImageElement) => void;
};

/** A short wait needs no words. */
const patienceMs = 300;
/** Screen pixels per pixel of the copy: a little blur is not worth the bytes. */
const enough = 1.1;

/** `need` hears the scale: CSS pixels per pixel of the picture. */
export function createPixels({ host, url, small, preview, scope, arrived }: Parts): { need(scale: number): void } {
  const holds = sizeOf(small).width / preview.width;
  let isAsked = false;
  let note: HTMLElement | undefined;

  function say(...parts: HTMLElement[]): void {
    note?.remove();
    note = document.createElement('div');
    note.className = 'image-surface__pixels';
    note.setAttribute('role', 'status');
    note.append(...parts);
    if (parts.length > 0) host.append(note);
  }

  async function fetchAll(): Promise<void> {
    isAsked = true;
    const stopWaiting = scope.after(patienceMs, () => say(paragraph('Fetching all pixels …')));
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      if (!scope.ended) arrived(image);
      say();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (!scope.ended) say(paragraph('The picture is shown smaller than it is: all its pixels could not be fetched.'), again());
    } finally {
      stopWaiting();
    }
  }

  const again = () =>
    button('Try again', scope, () => {
      say();
      void fetchAll();
    });
  scope.own(() => say());

  return {
    need(scale) {
      if (!isAsked && scale * window.devicePixelRatio > holds * enough) void fetchAll();
    },
  };
}

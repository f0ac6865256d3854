/**
 * pdf.js with everything off that a hostile file could use: no scripts, no forms of XFA, no eval, no WebAssembly; pictures and pages
 * have limits. Fetched only when a task has a PDF; it parses in a worker, which ends with the surface.
 */
import '../../base.ts';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { Scope } from '../../../scope.ts';
// oxlint-disable-next-line import/default -- the build gives the file's address in its place
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

GlobalWorkerOptions.workerSrc = new URL(worker, import.meta.url).href;

/** Pages are drawn at 200 dots per inch; a point of PDF is a seventy-second of one. */
const fineness = 200 / 72;
/** Pixels of one page: larger ones are drawn coarser. */
const mostPixels = 24_000_000;
/** Pixels of a picture inside a page: larger ones are left out. */
const largestPicture = 100_000_000;
/** Characters of a page's text that are read out. */
const longestText = 200_000;

export type Pages = {
  count: number;
  /** Draws a page (from 0). Rejects when the scope ends before it is drawn. */
  draw(page: number, scope: Scope): Promise<HTMLCanvasElement>;
  /** A small picture of a page, `height` CSS pixels high. */
  thumbnail(page: number, height: number, scope: Scope): Promise<HTMLCanvasElement>;
  /** Lines of a page's text in the order of the file. */
  lines(page: number): Promise<string[]>;
};

/** Rejects with a sentence for the person. The answer's `end` stops the worker. */
export function openPages(url: string): { pages: Promise<Pages>; end: () => void } {
  const task = getDocument({
    url,
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    maxImageSize: largestPicture,
    canvasMaxAreaInBytes: mostPixels * 4,
  });
  const pages = task.promise.then(pagesOf, (error: unknown) => {
    throw new Error(sentences[error instanceof Error ? error.name : ''] ?? unreachable);
  });
  // What goes wrong while a worker ends concerns nobody any more.
  return { pages, end: () => void task.destroy().catch(() => undefined) };
}

const unreachable = 'The PDF could not be fetched. If it lies in a storage bucket, its CORS rule must allow this site; then reload the page.';
const sentences: Record<string, string> = {
  PasswordException: 'This PDF is locked with a password, so its pages cannot be shown. Skip the task, or ask for a copy without a password.',
  InvalidPDFException: 'This file is damaged or no PDF. Skip the task, or tell the people who run this project.',
};

function pagesOf(document: PDFDocumentProxy): Pages {
  const at = (page: number) => document.getPage(page + 1);
  return {
    count: document.numPages,
    draw: async (page, scope) => drawPage(await at(page), scope),
    thumbnail: async (page, height, scope) => drawSmall(await at(page), height, scope),
    lines: async (page) => linesOf(await at(page)),
  };
}

async function drawPage(page: PDFPageProxy, scope: Scope): Promise<HTMLCanvasElement> {
  const { width, height } = page.getViewport({ scale: fineness });
  const scale = fineness * Math.min(1, Math.sqrt(mostPixels / Math.max(1, width * height)));
  const canvas = await drawAt(page, scale, scope);
  page.cleanup();
  return canvas;
}

/** As fine as the screen is. */
async function drawSmall(page: PDFPageProxy, height: number, scope: Scope): Promise<HTMLCanvasElement> {
  const full = page.getViewport({ scale: 1 });
  const scale = (height / Math.max(1, full.height)) * Math.min(2, devicePixelRatio || 1);
  // A strip of a page would be as wide as its pixels allow.
  return drawAt(page, Math.min(scale, (4 * height) / Math.max(1, full.width)), scope);
}

async function drawAt(page: PDFPageProxy, scale: number, scope: Scope): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  if (!isTaken(canvas)) throw new Error('The page is too large to be drawn.');
  const drawing = page.render({ canvas, viewport, background: '#fff' });
  scope.own(() => drawing.cancel());
  await drawing.promise;
  return canvas;
}

/** A canvas that a browser refuses, for one of its sides or for want of memory, stays empty without a word. The ways are those of pdf.js. */
function isTaken(canvas: HTMLCanvasElement): boolean {
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) return false;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 1, 1);
  return pen.getImageData(0, 0, 1, 1).data[0] === 255;
}

async function linesOf(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  return text
    .slice(0, longestText)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

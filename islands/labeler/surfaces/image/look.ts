/** What an Image tag says of how its picture is to be seen (formats 1.3), with the defaults of the language. */
import type { ObjectTag, Tag } from '#app/core/labeling/model.ts';
import type { Scope } from '../../../scope.ts';
import type { Rules } from './zoom.ts';

export type Look = Rules & {
  /** The wheel zooms. */
  zoom: boolean;
  zoomControl: boolean;
  /** One step of zooming: a factor above 1. */
  zoomBy: number;
  brightnessControl: boolean;
  contrastControl: boolean;
  rotateControl: boolean;
  selectionControl: boolean;
  /** What a person may change though the config does not ask for it: all that it does not forbid. */
  offers: { brightness: boolean; contrast: boolean; rotate: boolean };
  crosshair: boolean;
  /** Lines `size` natural px apart, or a multiple of that where the config does not say how far. */
  grid: { asked: boolean; size: number; isSized: boolean; color?: string };
  /** Undefined: smooth until one looks at single pixels. */
  smoothing?: boolean;
  crossOrigin?: 'anonymous' | 'use-credentials';
  /** The pages of a list do not wait until one turns to them (`lazyOff`). */
  fetchesAhead: boolean;
};

const alignments: Record<string, number> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 };

export function lookOf({ attributes }: Pick<Tag, 'attributes'>): Look {
  const said = (name: string) => attributes[name]?.trim().toLowerCase();
  const flag = (name: string, standard: boolean) => (said(name) === undefined ? standard : said(name) === 'true');
  const positive = (name: string, standard: number) => (Number(said(name)) > 0 ? Number(said(name)) : standard);
  const align = (name: string) => alignments[said(name) ?? ''] ?? 0.5;
  const start = said('defaultzoom');
  const origin = said('crossorigin');
  return {
    start: start === 'auto' || start === 'original' ? start : 'fit',
    negativeZoom: flag('negativezoom', false),
    horizontal: align('horizontalalignment'),
    vertical: align('verticalalignment'),
    zoom: flag('zoom', true),
    zoomControl: flag('zoomcontrol', true),
    zoomBy: Math.max(1.01, positive('zoomby', 1.1)),
    brightnessControl: flag('brightnesscontrol', false),
    contrastControl: flag('contrastcontrol', false),
    rotateControl: flag('rotatecontrol', false),
    selectionControl: flag('selectioncontrol', true),
    crosshair: flag('crosshair', false),
    offers: { brightness: flag('brightnesscontrol', true), contrast: flag('contrastcontrol', true), rotate: flag('rotatecontrol', true) },
    grid: {
      asked: flag('grid', false),
      size: positive('gridsize', 30),
      isSized: flag('grid', false) || said('gridsize') !== undefined,
      color: attributes.gridcolor?.trim() ?? (flag('grid', false) ? '#EEEEF4' : undefined),
    },
    smoothing: said('smoothing') === undefined ? undefined : flag('smoothing', true),
    crossOrigin: origin === 'anonymous' || origin === 'use-credentials' ? origin : undefined,
    fetchesAhead: flag('lazyoff', false),
  };
}

/** A sheet of its own, since the layout writes the place's style attribute. */
export function adoptPlace({ name, tag }: Pick<ObjectTag, 'name' | 'tag'>, scope: Scope): void {
  const asked = placeStyle(tag);
  if (asked.length === 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[data-object="${CSS.escape(name)}"]{${asked.map(([property, value]) => `${property}:${value}`).join(';')}}`);
  document.adoptedStyleSheets.push(sheet);
  scope.own(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)));
}

/** Lengths as CSS has them; anything else is left out. */
const length = /^(?:\d+(?:\.\d+)?(?:px|%|vh|vw|dvh|rem|em)?|calc\([\d\s.+\-*/()%a-z]{1,60}\))$/;

/** The sizes that a tag asks for, as style properties of the picture's place. */
function placeStyle({ attributes }: Pick<Tag, 'attributes'>): [property: string, value: string][] {
  const properties = { width: 'inline-size', maxwidth: 'max-inline-size', height: 'block-size', maxheight: 'max-block-size' };
  const asked = Object.entries(properties).flatMap(([name, property]): [string, string][] => {
    const value = attributes[name]?.trim();
    if (!value || !length.test(value)) return [];
    return [[property, /^[\d.]+$/.test(value) ? `${value}px` : value]];
  });
  return asked.some(([property]) => property === 'block-size') ? [...asked, ['flex', 'none']] : asked;
}

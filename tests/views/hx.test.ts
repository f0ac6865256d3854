import { describe, expect, it } from 'vitest';
import { del, get, htmxConfig, on, outOfBand, poll, post, whileTyping } from '#views/hx.ts';

describe('htmx spelling', () => {
  it('replaces the element itself unless told otherwise', () => {
    expect(get('/a')).toEqual({ 'hx-get': '/a', 'hx-swap': 'outerHTML' });
    expect(post('/a', { target: '#list', swap: 'append', push: true, busy: 'find button' })).toEqual({
      'hx-post': '/a',
      'hx-swap': 'beforeend',
      'hx-target': '#list',
      'hx-push-url': 'true',
      'hx-disable': 'find button',
    });
    expect(del('/a', { include: 'closest form' })).toMatchObject({ 'hx-delete': '/a', 'hx-include': 'closest form' });
  });

  it('polls without disturbing what one is doing', () => {
    expect(poll('/a', 2)).toEqual({ 'hx-get': '/a', 'hx-swap': 'outerMorph', 'hx-trigger': 'every 2s' });
  });

  it('asks while typing with the last question only', () => {
    expect(whileTyping('/a', { target: '#list' })).toMatchObject({ 'hx-sync': 'this:replace', 'hx-replace-url': 'true', 'hx-target': '#list' });
  });

  it('spells what JSX cannot', () => {
    expect(on('click.prevent', 'open = !open')).toEqual({ 'x-on:click.prevent': 'open = !open' });
    expect(outOfBand()).toEqual({ 'hx-swap-oob': 'outerHTML' });
  });

  it('T18 keeps htmx from styles of its own and from other origins', () => {
    expect(JSON.parse(htmxConfig)).toMatchObject({ includeIndicatorCSS: false, mode: 'same-origin' });
  });
});

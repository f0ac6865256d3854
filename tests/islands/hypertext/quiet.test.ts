import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quiet } from '#islands/labeler/surfaces/hypertext/quiet.ts';

describe('a document parsed in silence', () => {
  it.each([
    ['<p style="a" onclick=b title="style=1 >">style="c" onclick=1</p>', '<p x-style="a" x-onclick=b title="style=1 >">style="c" onclick=1</p>'],
    ["<P\nSTYLE = 'x > y'/onLoad><br/style>", "<P\nx-STYLE = 'x > y'/x-onLoad><br/x-style>"],
    ['<!-- <style>a{}</style> <p style=x> --><p style=x>', '<!-- <style>a{}</style> <p style=x> --><p x-style=x>'],
    ['<textarea><p style=x></textarea><title><base href=/></title>', '<textarea><p style=x></textarea><title><base href=/></title>'],
    ['<base href="/a"><img alt style>', '<base x-href="/a"><img alt x-style>'],
    ['1 < 2 style="x" and <3 onclick', '1 < 2 style="x" and <3 onclick'],
    ['<p title="never closed style=x', '<p title="never closed style=x'],
    ['<p =style=x style', '<p =style=x x-style'],
  ])('%s', (given, expected) => {
    expect(quiet(given)).toEqual({ html: expected, sheets: [] });
  });

  it('keeps style sheets apart', () => {
    expect(quiet('<style onload=x>p > b {}</style ><i>a</i><STYLE>c<p style></STYLE><style>never closed')).toEqual({
      html: '<template></template><i>a</i><template></template><style>never closed',
      sheets: ['p > b {}', 'c<p style>'],
    });
  });

  it('changes nothing but names and types', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '=', '/', ' ', 'p', 'é', '!', '-', '\n', '<!--', '-->', '<title>', '</title>');
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 60 }), (html) => {
        expect(quiet(html)).toEqual({ html, sheets: [] });
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { parseConfig } from '#app/core/labeling/config.ts';
import { MAX_DEPTH, MAX_LABELS, MAX_MARKUP_LENGTH, MAX_PROBLEMS, MAX_TAGS } from '#app/core/labeling/config/limits.ts';
import { unsafeStyle, unsafeUrl } from '#app/core/labeling/config/unsafe.ts';
import { cpuTime } from './cpu.ts';

const body = '<Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices>';
const refusal = (markup: string): string => {
  const { config, problems } = parseConfig(markup);
  expect(config).toBeUndefined();
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
    .join('\n');
};

describe('T13 a labeling config cannot harm', () => {
  test.each([
    ['a document type', `<!DOCTYPE View>\n<View>${body}</View>`, 'Document types'],
    ['an outside entity', `<!DOCTYPE v [<!ENTITY x SYSTEM "file:///etc/passwd">]><View>&x;${body}</View>`, 'Document types'],
    ['billions of laughs', `<!DOCTYPE v [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><View>&b;${body}</View>`, 'Document types'],
    ['an entity that XML does not have', `<View>&nbsp;${body}</View>`, 'The entity &nbsp; is not known'],
    ['an entity named like a function of every object', `<View>&constructor;${body}</View>`, 'The entity &constructor; is not known'],
    ['a processing instruction', `<View><?php system("id") ?>${body}</View>`, 'Processing instructions are not allowed'],
    ['an XML declaration in the middle', `<View>${body}<?xml version="1.0"?></View>`, 'The markup cannot be read here'],
    ['an event attribute', `<View onclick="alert(1)">${body}</View>`, 'onclick would run a script'],
    ['an event attribute in capitals', `<View><Header value="x" OnMouseOver="alert(1)"/>${body}</View>`, 'onmouseover would run a script'],
    ['an event attribute of an unknown tag', `<View><img src="x" onerror="alert(1)"/>${body}</View>`, 'onerror would run a script'],
    ['a Repeater attribute elsewhere', `<View on="$x">${body}</View>`, 'on would run a script'],
    ['a script tag', `<View><script>alert(1)</script>${body}</View>`, '<script> is not a tag'],
    ['a script as address', `<View><Image name="i" value="java&#10;script:alert(1)"/>${body}</View>`, 'is not an address that may be opened'],
    ['a page as address', `<View><Image name="i" value="data:text/html,x"/>${body}</View>`, 'is not an address that may be opened'],
    ['a style that calls home', `<View style="background: URL(https://evil.example/x)">${body}</View>`, 'Styles may not load'],
    ['a style behind escapes', `<View style="background: u\\72l(x)">${body}</View>`, 'Styles may not load'],
    ['a selector in a Style that looks like an address', `<View><Style>a[b="url(x)"] { color: red }</Style>${body}</View>`, 'Styles may not load'],
  ])('T13 %s is refused', (_, markup, message) => expect(refusal(markup)).toContain(message));

  test('T13 an instruction or entity inside a comment or CDATA is only text', () => {
    expect(
      parseConfig(`<View><!-- <!DOCTYPE x> &nope; <?php ?> --><Markdown><![CDATA[<?php & &x; ?>]]></Markdown>${body}</View>`).config,
    ).toBeDefined();
  });

  test('T13 the five entities of XML and numbers are read', () => {
    const { config } = parseConfig(`<View>${body}<Header value="&amp;&lt;&gt;&quot;&apos;&#65;&#x42;"/></View>`);
    expect(config?.root.children.at(-1)?.attributes.value).toBe('&<>"\'AB');
  });

  test('T13 deep nesting is refused at the limit', () => {
    const nested = (depth: number): string => '<View>'.repeat(depth) + body + '</View>'.repeat(depth);
    expect(parseConfig(nested(MAX_DEPTH - 2)).config).toBeDefined();
    expect(refusal(nested(MAX_DEPTH + 1))).toContain(`nested deeper than ${MAX_DEPTH}`);
    expect(refusal('<View>'.repeat(100_000))).toContain('nested deeper');
  });

  test('T13 too many tags and too many labels are refused', () => {
    expect(refusal(`<View>${body}${'<View/>'.repeat(MAX_TAGS)}</View>`)).toContain('more than 10,000 tags');
    const labels = Array.from({ length: MAX_LABELS + 1 }, (_, index) => `<Choice value="${index}"/>`).join('');
    expect(refusal(`<View><Text name="t" value="$t"/><Choices name="c" toName="t">${labels}</Choices></View>`)).toContain('more than 5,000 labels');
  });

  test('T13 too long a markup is refused unread', () => {
    expect(refusal(`<View>${' '.repeat(MAX_MARKUP_LENGTH)}</View>`)).toContain('longer than 1,000,000 characters');
  });

  test('T13 problems stay few', () => {
    const { problems } = parseConfig(`<View>${'<Wobble/>'.repeat(5_000)}</View>`);
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)?.message).toContain('more problems');
  });

  const many = (count: number, piece: (index: number) => string): string => Array.from({ length: count }, (_, index) => piece(index)).join('');
  const long = (start: string): string => start.padEnd(38, 'x');

  test.each([
    ...['<!--', '<![CDATA[', '&', '<', '&a', '<View ', '<View a="', '\r\n', '<?', '&#x'].map((piece) => [
      piece,
      piece.repeat(Math.floor(MAX_MARKUP_LENGTH / piece.length)),
    ]),
    ['open style comments', `<View><Style>${'/*'.repeat(400_000)}</Style></View>`],
    ['closing tags without opening', '<View>'.repeat(40) + '</b>'.repeat(200_000)],
    ['unknown attributes', `<View ${many(60_000, (index) => `a${index}="1" `)}/>`],
    ['attributes written twice', `<View ${many(60_000, (index) => `a${index}="1" A${index}="1" `).slice(0, 900_000)}"/>`],
    [
      'names that nearly match',
      `<View>${many(4_000, (index) => `<Text name="${long(`a${index}`)}" value="$x"/><Rating name="r${index}" toName="${long(`b${index}`)}"/>`)}</View>`,
    ],
    ['a toName of half a million names', `<View><Text name="t" value="$x"/><Pairwise name="p" toName="${'a,'.repeat(450_000)}"/></View>`],
    ['conditions on half a million names', `<View whenTagName="${'a,'.repeat(450_000)}"><Text name="t" value="$x"/></View>`],
    ['references without end', `<View><Header value="${'$a.'.repeat(300_000)}"/><Text name="t" value="$${'a['.repeat(200_000)}"/></View>`],
  ])('T13 a megabyte of %s ends soon', (_, markup) => {
    expect(cpuTime(() => expect(parseConfig(markup ?? '').config).toBeUndefined())).toBeLessThan(3_000);
  });

  test('T13 names of object prototypes mean nothing', () => {
    const { config } = parseConfig(
      '<View><Text name="__proto__" value="$constructor" __proto__="x"/><Rating name="constructor" toName="__proto__"/></View>',
    );
    expect(config?.dataKeys).toEqual(['constructor']);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('x');
  });
});

test.each([
  ['javascript:alert(1)', true],
  [' JavaScript:x', true],
  ['java\tscript:x', true],
  ['\u0000javascript:x', true],
  ['vbscript:x', true],
  ['file:///etc/passwd', true],
  ['data:text/html,x', true],
  ['data:image/svg+xml,x', true],
  ['data:image/png;base64,AA', false],
  ['data:audio/wav;base64,AA', false],
  ['https://a.example/x.png', false],
  ['s3://bucket/key', false],
  ['/files/1', false],
  ['$photo', false],
  ['photo.jpg', false],
  ['', false],
])('T13 is %j an address that may not be opened? %s', (address, unsafe) => expect(unsafeUrl(address)).toBe(unsafe));

test.each([
  ['color: red; width: calc(100% - 2px)', false],
  ['background: url(x)', true],
  ['background: url (x)', true],
  ['background: u/**/rl(x)', true],
  ['background: \\75\\72\\6c(x)', true],
  ['width: expression(alert(1))', true],
  ['behavior: x', true],
  ['background: image-set("x" 1x)', true],
  ['content: "\\201C"', false],
])('T13 does the style %j load or run something? %s', (css, unsafe) => expect(unsafeStyle(css)).toBe(unsafe));

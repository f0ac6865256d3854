/**
 * Instructions are written in light marks, because a plain text area is all that every browser has, and kept as HTML.
 * Blank lines part blocks: `# Title`, `## Smaller`, `- item`, `1. item`, `> quote`, else a paragraph. Within a line:
 * `**strong**`, `*stressed*`, `` `code` ``, `[words](https://...)`. HTML may stand among it; it is cleaned elsewhere.
 */

type Block = { open: string; close: string; mark: RegExp };

const lists: Block[] = [
  { open: '<ul>', close: '</ul>', mark: /^[-*] / },
  { open: '<ol>', close: '</ol>', mark: /^\d+[.)] / },
];

/** Marks to HTML, not yet cleaned: never show it without. */
export function htmlOfMarks(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map(htmlOfBlock)
    .join('\n');
}

function htmlOfBlock(block: string): string {
  if (/^<\/?[a-z]/i.test(block)) return block;
  const lines = block.split('\n');
  const list = lists.find(({ mark }) => lines.every((line) => mark.test(line)));
  if (list) return `${list.open}${lines.map((line) => `<li>${inline(line.replace(list.mark, ''))}</li>`).join('')}${list.close}`;
  const title = /^(#{1,3}) +(.+)$/.exec(block);
  if (title && lines.length === 1) return `<h${title[1]!.length + 1}>${inline(title[2]!)}</h${title[1]!.length + 1}>`;
  if (lines.every((line) => line.startsWith('> '))) return `<blockquote>${lines.map((line) => inline(line.slice(2))).join('<br />')}</blockquote>`;
  return `<p>${lines.map(inline).join('<br />')}</p>`;
}

function inline(line: string): string {
  return line
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\[([^[\]]+)\]\(([^()\s"<>]+)\)/g, '<a href="$2">$1</a>')
    .replaceAll(/\*\*(\S(?:[^*]*\S)?)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*(?![*\w])/g, '<em>$1</em>');
}

/** Back to marks, as far as the HTML is of the kind that marks make; the rest stays HTML. */
export function marksOfHtml(html: string): string {
  return html.split('\n').map(marksOfBlock).join('\n\n');
}

function marksOfBlock(block: string): string {
  const [, tag, content = ''] = /^<(h[2-4]|p|ul|ol|blockquote)>(.*)<\/\1>$/s.exec(block) ?? [];
  if (!tag) return block;
  if (tag === 'p') return spoken(content.replaceAll('<br />', '\n'));
  if (tag === 'blockquote')
    return content
      .split('<br />')
      .map((line) => `> ${spoken(line)}`)
      .join('\n');
  if (tag.startsWith('h')) return `${'#'.repeat(Number(tag[1]) - 1)} ${spoken(content)}`;
  const items = [...content.matchAll(/<li>(.*?)<\/li>/gs)].map((match) => spoken(match[1] ?? ''));
  return items.map((item, at) => `${tag === 'ul' ? '-' : `${at + 1}.`} ${item}`).join('\n');
}

function spoken(content: string): string {
  return content
    .replaceAll(/<strong>(.*?)<\/strong>/g, '**$1**')
    .replaceAll(/<em>(.*?)<\/em>/g, '*$1*')
    .replaceAll(/<code>(.*?)<\/code>/g, '`$1`')
    .replaceAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

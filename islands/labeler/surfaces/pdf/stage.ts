/** The elements of the PDF surface: a bar to turn pages, the page as a picture, and its text for those who do not see it. */
export type Stage = {
  surface: HTMLElement;
  previous: HTMLButtonElement;
  next: HTMLButtonElement;
  number: HTMLInputElement;
  count: HTMLElement;
  /** Shows all pages as small pictures in `pages`. */
  list: HTMLButtonElement;
  pages: HTMLElement;
  /** The picture's surface fills an element in here. */
  sheet: HTMLElement;
  text: HTMLElement;
  status: HTMLElement;
};

export function createStage(host: HTMLElement, name: string): Stage {
  const stage: Stage = {
    surface: element('div', 'pdf-surface'),
    previous: button('Previous page', '‹', 'pdf-bar__turn'),
    next: button('Next page', '›', 'pdf-bar__turn'),
    number: element('input', 'pdf-bar__number'),
    count: element('span', 'pdf-bar__count'),
    list: button('All pages', 'All pages', ''),
    pages: element('nav', 'pdf-pages'),
    sheet: element('div', 'pdf-surface__sheet'),
    text: element('section', 'pdf-surface__text'),
    status: element('p', 'pdf-surface__status'),
  };
  const { number, count, previous, next, list, pages } = stage;
  number.type = 'number';
  number.min = '1';
  number.inputMode = 'numeric';
  const label = element('label', 'pdf-bar__label');
  label.append('Page ', number, count);
  const bar = element('div', 'pdf-bar');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', `Pages of ${name}`);
  bar.append(previous, label, next, list);
  list.setAttribute('aria-pressed', 'false');
  pages.setAttribute('aria-label', `All pages of ${name}`);
  pages.hidden = true;
  stage.surface.append(bar, pages, stage.sheet, stage.status, stage.text);
  for (const control of [previous, next, number, list]) control.disabled = true;
  host.replaceChildren(stage.surface);
  return stage;
}

export function showText(stage: Stage, page: number, lines: readonly string[]): void {
  stage.text.setAttribute('aria-label', `Text of page ${page + 1}`);
  stage.text.replaceChildren(
    ...(lines.length > 0 ? lines : ['This page has no text that can be read out.']).map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function button(title: string, sign: string, className: string): HTMLButtonElement {
  const made = element('button', `pdf-bar__button ${className}`.trim());
  made.type = 'button';
  if (title !== sign) {
    made.title = title;
    made.setAttribute('aria-label', title);
  }
  made.textContent = sign;
  return made;
}

/** What commands ask of the page around the labeler. */
export type Around = {
  /** Presses the form's own button. */
  press(act: 'submit' | 'skip'): void;
  can(act: 'submit' | 'skip'): boolean;
  focusNote(): void;
  /** What fills the screen on request. */
  room: Element;
};

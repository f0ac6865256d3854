import type { OwnKey } from '#app/core/labeling/keymap.ts';
import type { LabelingConfig } from '#app/core/labeling/model.ts';
import type { Previews } from '#app/core/previews.ts';
import type { Row } from '#app/core/labeling/result.ts';

/**
 * What the server hands the labeler, as JSON in `data-props`. The config comes parsed, so that no parser travels to the browser.
 * `data` is the task's data with media already turned into URLs the browser may fetch.
 *
 * The labeler lives in a `<form>` with `<input type="hidden" name="result" disabled>` and a disabled submit, so that nothing is sent from a
 * page on which it never stood. It enables both, writes the serialized rows there and fires on the form:
 *   `labeler:ready`    once drawn
 *   `labeler:changed`  detail {@link Changed}, after every change of the document
 * It listens on the form for:
 *   `labeler:load`     detail {@link Loaded}: replaces the whole answer (a restored draft); undoable, not counted as the person's edit
 *   `submit`           when the submitter has `data-act="submit"`: unmet `required` controls prevent it and are shown
 * Hotkeys press the form's own buttons: `[data-act="submit"]` (ctrl+enter), `[data-act="skip"]` (ctrl+space).
 */
export type LabelerProps = {
  config: LabelingConfig;
  data: Record<string, unknown>;
  /** Smaller copies of the task's large pictures. */
  previews?: Previews;
  result: Row[];
  /** What is to be said beside a region, by its id: how it differs from another answer. */
  marks?: Readonly<Record<string, string>>;
  /** Keys the person has changed; absent where there are none. */
  keys?: readonly OwnKey[];
  /** What models say about the task, newest first: a person may take any of it into the answer. */
  predictions?: readonly Prediction[];
  /** label: may change; read: shows only; preview: may change, nothing is sent. */
  mode: 'label' | 'read' | 'preview';
};

/** `score`: how sure the model is of the whole, mostly 0 to 1. */
export type Prediction = { id: number; modelVersion: string; score: number | null; result: Row[] };

export type Changed = { result: Row[]; origin: 'local' | 'remote'; /** Regions and answers given. */ count: number };
export type Loaded = { result: Row[] };

/** For what cannot be taken back: the person types the name of what will be gone. */
import { TextField } from './field.tsx';

/** The server compares; the pattern only keeps the browser from sending too early. */
export function ConfirmField({ name = 'confirmation', phrase }: { name?: string; phrase: string }) {
  return (
    <TextField
      name={name}
      label={`Type “${phrase}” to confirm`}
      hint="Capital letters and spaces count."
      autocomplete="off"
      required
      width="medium"
    />
  );
}
